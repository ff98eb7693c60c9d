package io.eventorchestrator.notifications.channels;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressNetwork.IPAddressGenerator;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.format.util.DualIPv4v6Tries;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Resolves a name only to addresses of the public internet. The HTTP client calls it for each connection, so a name
 * whose address changes after a check is still caught.
 */
final class PublicAddresses implements DnsResolver {

    // IANA's special-purpose registries; of IPv6 only global unicast is public, except ranges that embed IPv4 addresses
    // or serve as examples.
    private static final DualIPv4v6Tries SPECIAL = blocks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/3",
            "2001::/23",
            "2001:db8::/32",
            "2002::/16");

    private static final DualIPv4v6Tries UNICAST = blocks("0.0.0.0/0", "2000::/3");

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = SystemDefaultDnsResolver.INSTANCE.resolve(host);
        if (!Arrays.stream(addresses).allMatch(PublicAddresses::isPublic)) {
            throw new PrivateAddress(host);
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return SystemDefaultDnsResolver.INSTANCE.resolveCanonicalHostname(host);
    }

    /** Tests, without a DNS lookup, whether a host is this machine or a non-public address. */
    static boolean isPrivateByName(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost") || name.endsWith(".localhost") || (isLiteral(name) && !isPublicLiteral(name));
    }

    private static boolean isLiteral(String name) {
        return name.startsWith("[") || name.matches("[0-9.]+");
    }

    private static boolean isPublicLiteral(String literal) {
        try {
            return isPublic(InetAddress.getByName(literal));
        } catch (UnknownHostException malformed) {
            return true;
        }
    }

    /** The receiver has a private address, and webhooks may not call one. */
    static final class PrivateAddress extends UnknownHostException {
        PrivateAddress(String host) {
            super(host + " has a private address; NOTIFICATIONS_WEBHOOK_ALLOWPRIVATE=true"
                    + " (notifications.webhook.allow-private) lets webhooks call it");
        }
    }

    static boolean isPublic(InetAddress address) {
        IPAddress found = new IPAddressGenerator().from(address);
        return UNICAST.elementContains(found) && !SPECIAL.elementContains(found);
    }

    private static DualIPv4v6Tries blocks(String... cidrs) {
        DualIPv4v6Tries blocks = new DualIPv4v6Tries();
        Stream.of(cidrs).map(cidr -> new IPAddressString(cidr).getAddress()).forEach(blocks::add);
        return blocks;
    }
}
