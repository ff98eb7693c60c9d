package io.eventorchestrator.tooling.specs;

import io.eventorchestrator.catalogue.Clipped;
import io.eventorchestrator.tooling.project.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds user stories: spec-kit's headings "User Story 1 - Title", or a numbered list under "User stories". */
final class Stories {

    private static final Pattern HEADING =
            Pattern.compile("(?i)user story (\\d{1,6})\\s*[-–—:.]*\\s*(.*)", Pattern.DOTALL);
    private static final int LONGEST_TITLE = 100;

    private final List<Story> all = new ArrayList<>();
    private int level;
    private boolean inStory;
    private boolean inList;

    void title(Block.Title title, Source source) {
        String text = title.phrase().oneLine();
        Matcher heading = HEADING.matcher(text);
        if (heading.matches()) {
            all.add(new Story(Integer.parseInt(heading.group(1)), heading.group(2), text, source));
            level = title.level();
            inStory = true;
        } else if (title.level() <= level || !inStory) {
            inStory = false;
            inList = text.toLowerCase(Locale.ROOT).contains("user stories");
        }
    }

    void prose(Block.Prose paragraph, Source source) {
        String text = paragraph.phrase().oneLine();
        if (inStory) {
            continueLast(text);
        } else if (inList && paragraph.number() > 0) {
            all.add(new Story(paragraph.number(), shortened(text), text, source));
        } else if (inList && !all.isEmpty()) {
            continueLast(text);
        }
    }

    List<Story> all() {
        return List.copyOf(all);
    }

    private void continueLast(String text) {
        all.add(all.removeLast().and(text));
    }

    private static String shortened(String text) {
        return Clipped.to(LONGEST_TITLE, text.split("(?<=[.:])\\s", 2)[0]);
    }
}
