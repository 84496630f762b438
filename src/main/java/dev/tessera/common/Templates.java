package dev.tessera.common;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The templates of pages and letters. They were compiled with the program, so none needs a file. */
@Configuration(proxyBeanMethods = false)
class Templates {

    @Bean
    static TemplateEngine templateEngine() {
        return TemplateEngine.createPrecompiled(
                null, ContentType.Html, Templates.class.getClassLoader(), "dev.tessera.pages");
    }
}
