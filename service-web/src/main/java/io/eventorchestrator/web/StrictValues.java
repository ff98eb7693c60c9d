package io.eventorchestrator.web;

import java.util.UUID;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Takes a parameter only in the form that the description of the service gives it. Spring trims, takes blank for absent
 * and {@code 0x10} for 16, and the JDK completes {@code 1-1-1-1-1} to a UUID.
 */
final class StrictValues implements WebMvcConfigurer {

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, UUID.class, StrictValues::uuid);
        registry.addConverter(String.class, Integer.class, StrictValues::integer);
        registry.addConverterFactory(new Names());
    }

    private static UUID uuid(String text) {
        UUID id = UUID.fromString(text);
        if (!id.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException(text);
        }
        return id;
    }

    private static Integer integer(String text) {
        int number = Integer.parseInt(text);
        if (!Integer.toString(number).equals(text)) {
            throw new IllegalArgumentException(text);
        }
        return number;
    }

    // Raw, since an enum's type can't be named by a type parameter of its own here.
    @SuppressWarnings({"rawtypes", "unchecked"})
    private static final class Names implements ConverterFactory<String, Enum> {

        @Override
        public <T extends Enum> Converter<String, T> getConverter(Class<T> type) {
            return name -> (T) Enum.valueOf(type, name);
        }
    }
}
