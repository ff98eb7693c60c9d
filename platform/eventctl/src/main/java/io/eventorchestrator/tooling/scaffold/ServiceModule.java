package io.eventorchestrator.tooling.scaffold;

import io.eventorchestrator.catalogue.InvalidContract;
import io.eventorchestrator.tooling.edits.ProjectEdits;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The service's own files: settings, handler, tests and canvas. */
record ServiceModule(NewService service, ProjectEdits edits) {

    private static final String RECORDS = "event-contracts/src/main/java/";
    private static final Pattern METRICS = Pattern.compile("(?m)^\\| metrics \\| (.*) \\|\\R");

    /** @return the file of the handler */
    String enter() throws IOException {
        Map<String, String> values = values();
        String handler = "";
        for (String line : Template.fill("service/files.txt", values).lines().toList()) {
            String[] file = line.split(" ", 2);
            edits.create(file[1], Template.fill("service/" + file[0], values));
            handler = file[0].equals("Handler.java.txt") ? file[1] : handler;
        }
        return handler;
    }

    private Map<String, String> values() throws IOException {
        String read = service.reads().event();
        String readClass = SubscriptionHandler.eventClass(read, RECORDS, edits);
        Map<String, String> values = new HashMap<>(service.name().spellings());
        values.put("number", String.valueOf(service.number()));
        values.put("domain", service.publishes().domain());
        values.put("topic", service.publishes().type());
        values.put("published", service.publishes().className());
        values.put("group", service.group());
        values.put("bean", SubscriptionHandler.className(service.publishes().domain(), read));
        values.put(
                "sentence",
                Character.toUpperCase(service.work().charAt(0)) + service.work().substring(1) + ".");
        values.put("read", read);
        values.put("readMember", Character.toLowerCase(read.charAt(0)) + read.substring(1));
        values.put("readClass", readClass);
        values.put("key", key(readClass));
        values.put("eventImports", imports(readClass));
        values.put("metrics", metrics());
        return values;
    }

    private String imports(String readClass) {
        String published = "io.eventorchestrator.contracts."
                + service.publishes().domain() + "." + service.publishes().className();
        return Stream.of(readClass, published)
                .sorted()
                .map(name -> "import " + name + ";")
                .collect(Collectors.joining("\n"));
    }

    // The new event has the key of the one that leads to it, so that both keep one order.
    private String key(String readClass) throws IOException {
        String key = service.reads().key();
        String type = key.endsWith("Id") ? "UUID" : "String";
        String source = edits.text(RECORDS + readClass.replace('.', '/') + ".java");
        if (!Pattern.compile("\\b" + type + " " + Pattern.quote(key) + "\\b")
                .matcher(source)
                .find()) {
            throw new InvalidContract("The key of " + service.reads().event() + " is " + key + ", which is not a "
                    + type + " in its record: there is no template for it; choose another event by --reads.");
        }
        return key;
    }

    private String metrics() throws IOException {
        String canvas = "docs/canvas/" + ModelService.NAME + ".md";
        Matcher row = METRICS.matcher(edits.text(canvas));
        if (!row.find()) {
            throw new InvalidContract(canvas + " has no row of metrics.");
        }
        return row.group(1);
    }
}
