package io.eventorchestrator.tooling.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.catalogue.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One good manifest, and the finding of each rule when one part of it is broken. */
class ManifestRuleTest {

    private final String good = read(Path.of("src/test/resources/kubernetes/good.yaml"));

    @Test
    void nothingIsFoundInAGoodManifest() {
        assertThat(findings(good)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            dapr.io/app-health-check-path:        | dapr.io/app-healthcheck-path:         | has no annotation dapr.io/app-healthcheck-path
            dapr.io/enabled: "true"               | dapr.io/enabled: "yes"                | dapr.io/enabled can't be "yes"
            dapr.io/block-shutdown-duration: 45s  | dapr.io/block-shutdown-duration: 45   | block-shutdown-duration can't be "45"
            dapr.io/app-port: "9081"              | dapr.io/app-port: "9080"              | no container listens on the app-port 9080
            containerPort: 8081                   | containerPort: 9081                   | the app-port 9081 is a container's port
            dapr.io/config: platform              | dapr.io/config: plattform             | there is no Configuration plattform
            {defaultAction: deny}                 | {defaultAction: allow}                | or every sidecar may call every service
            allowed: [{name: publish,             | allowed: [{name: metadata,            | the sidecar's health port shows its components
            api: {allowed:                        | api: {alowed:                         | the sidecar's health port shows its components
            accessControl:                        | accesControl:                         | or every sidecar may call every service
            api-token-secret: order-service-dapr  | api-token-secret: order-servce-dapr   | nothing provides the Secret order-servce-dapr-api-token
            {secret: {name: kafka}}               | {secret: {name: kafak}}               | nothing provides the Secret kafak
            type: pubsub.kafka                    | type: pubsub.kafak                    | don't have the component type pubsub.kafak
            pubsubname: order-service-inventory   | pubsubname: order-service-invetory    | there is no Component order-service-invetory-outcomes
            scopes: [order-service]               | scopes: [order-servce]                | no workload has the app-id order-servce
            dapr.io/v2alpha1                      | dapr.io/v1alpha1                      | is not of dapr.io/v2alpha1
            event.data.total > 1000               | event.data.total >                    | "event.data.total >": mismatched input
            event.data.total > 1000               | data.total > 1000                     | undeclared reference to 'data'
            event.data.total > 1000               | (event.data.total > 1000              | missing ')'
            event.data.total > 1000               | event.data.total = 1000               | token recognition error at: '= '
            event.data.total > 1000               | event.data.total.atLeast(1000)        | undeclared reference to 'atLeast'
            event.data.total > 1000               | size(event.data)                      | is not a condition, but of type int
            default: /events                      | default: ""                           | has no default route
            duration: 1s                          | duration: 1 second                    | "1 second" is not a duration
            {short: 500ms}                        | {short: 500}                          | "500" is not a duration
            {inbound: {retry: until-available}    | {inbound: {retry: until-avialable}    | there is no policy until-avialable
            {inbound: {retry: until-available}    | {inbound: {retry: until-available, timeout: short} | a timeout on deliveries to
            {inbound: {retry: until-available}    | {inbound: {circuitBreaker: broker-gone} | a circuitBreaker on deliveries to
            {inbound: {retry: until-available}    | {inbound: {circuitBreaker: broker-gone} | deliveries to order-service-inventory-outcomes are not retried
            outbound: {timeout: short}            | outbound: {circuitBreaker: broker-gone} | a circuitBreaker on publications by
            apps: {stock:                         | apps: {stok:                          | there is no HTTPEndpoint and no app-id stok
            {stock: {timeout: answer}}            | {stock: {timeout: answr}}             | there is no policy answr for stock
            {name: returns-token, key             | {name: return-token, key              | nothing provides the Secret return-token
            dapr.io/max-body-size: "9830400"      | dapr.io/max-body-size: "4194304"      | dapr.io/max-body-size is less than the 9830400
            dapr.io/max-body-size: "9830400"      | dapr.io/max-body-size: much           | dapr.io/max-body-size can't be "much"
            excludeHeaderMetaRegex, value: "^__"  | excludeHeaderMetaRegex, value: "^x"   | a record's headers replace its partition
            runAsNonRoot: true                    | runAsNonRoot: false                   | may run as root
            seccompProfile: {type: RuntimeDefault} | seccompProfile: {type: Unconfined}   | has no seccompProfile RuntimeDefault
            automountServiceAccountToken: false   | automountServiceAccountToken: true    | mounts a service account's token
            readOnlyRootFilesystem: true          | readOnlyRootFilesystem: false         | writes to its root file system
            allowPrivilegeEscalation: false       | allowPrivilegeEscalation: true        | may gain privileges
            drop: [ALL]                           | drop: [NET_RAW]                       | keeps Linux capabilities
            limits: {memory: 768Mi}               | limits: {}                            | has no memory limit
            requests: {cpu: 100m, memory: 512Mi}  | requests: {memory: 512Mi}             | requests no CPU
            order-service:0.1.0                   | order-service:latest                  | has no fixed tag
            eventctl:0.1.0                        | eventctl:latest                       | has no fixed tag
            order-service:0.1.0                   | order-service                         | has no fixed tag
            readinessProbe:                       | lifecycle:                            | has no readinessProbe
            spec: {selector: {app: order-service} | spec: {selector: {app: orders}        | no pod that it selects has the port http
            targetPort: http                      | targetPort: web                       | no pod that it selects has the port web
            1, selector: {matchLabels: {app: order-service}}  | 1, selector: {matchLabels: {app: orders}} | PodDisruptionBudget order-service: selects no pod
            policyTypes: [Ingress, Egress]        | policyTypes: [Ingress]                | none denies by default
            - from: [{namespaceSelector: {matchLabels: {access: metrics}}}] | - from: []    | opens Deployment order-service to everybody
            ports: [{port: http}, {port: 9090}]   | ports: []                             | opens Deployment order-service on all its ports
            {port: 9090}]                         | {port: 50002}]                        | opens Deployment order-service on port 50002
            from: [{podSelector: {matchLabels: {app: order-service}}}] | from: [{podSelector: {matchLabels: {app: shop}}}] | opens Deployment order-service on port 50002
            from: [{podSelector: {matchLabels: {app: order-service}}}] | from: [{podSelector: {}}] | opens Deployment order-service on port 50002
            ports: [{port: 50002}]                | ports: [{port: 9081}]                 | opens Deployment order-service on port 9081
            {port: 9090}]                         | {port: 9081}]                         | opens Deployment order-service on port 9081
            {port: 9090}]                         | {port: 9090, endPort: 50002}]         | opens Deployment order-service on port 9090
            dapr.io/config: platform              | dapr.io/sidecar-listen-addresses: "0.0.0.0" | opens the sidecar's API to other pods
            configMapRef: {name: services}        | configMapRef: {name: service}         | there is no ConfigMap service
            serviceAccountName: order-service     | serviceAccountName: orders            | there is no ServiceAccount orders
            scaleTargetRef: {name: order-service} | scaleTargetRef: {name: orders}        | there is no Deployment orders
            bootstrapServersFromEnv: KAFKA_BROKERS | bootstrapServersFromEnv: BROKERS     | no variable BROKERS
            , topic: orders.order.placed}         | }                                     | a trigger names no topic
            authenticationRef: {name: kafka}      | authenticationRef: {name: kafak}      | there is no TriggerAuthentication kafak
            """)
    void eachErrorIsFound(String part, String spoilt, String finding) {
        assertThat(good).contains(part);

        assertThat(findings(good.replace(part, spoilt == null ? "" : spoilt)))
                .anySatisfy(found -> assertThat(found).contains(finding));
    }

    private static List<String> findings(String yaml) {
        Manifests manifests = Manifests.read(yaml);
        return ManifestRule.all(Catalogue.load()).stream()
                .flatMap(rule -> rule.findings(manifests))
                .toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
