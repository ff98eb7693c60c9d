package io.eventorchestrator.tooling.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class JavaSourceTest {

    private static final JavaSource SOURCE = new JavaSource("A.java", """
            // log.info(customer.EMAIL())
            class A { String a = "log"; }
            """);

    @Test
    void commentsAndLiteralsAreBlankedWhereTheyWere() {
        assertThat(SOURCE.code()).doesNotContain("customer").contains("\"log\"").hasLineCount(2);
        assertThat(SOURCE.bare()).contains("\"   \"").hasSameSizeAs(SOURCE.code());
        assertThat(SOURCE.at(SOURCE.code().indexOf("class"))).hasToString("A.java:2");
    }

    @Test
    void mentionsAreFoundInCommentsToo() {
        assertThat(SOURCE.mentions("log.info")).isTrue();
        assertThat(SOURCE.mentionsAny(Set.of("email"))).isTrue();
        assertThat(SOURCE.mentionsAny(Set.of("phone"))).isFalse();
    }
}
