package dev.tessera.site;

import dev.tessera.common.Messages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.util.DigestUtils;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

/** The reader's language, and how style sheets and scripts are kept by browsers. */
@Configuration(proxyBeanMethods = false)
class SiteConfiguration implements WebMvcConfigurer {

    private final Map<String, String> tags = new ConcurrentHashMap<>();

    /** The first language that the reader accepts and a message file exists for. */
    @Bean
    LocaleResolver localeResolver() {
        AcceptHeaderLocaleResolver resolver = new AcceptHeaderLocaleResolver();
        resolver.setSupportedLocales(Messages.LOCALES);
        resolver.setDefaultLocale(Messages.LOCALES.getFirst());
        return resolver;
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations("classpath:/META-INF/resources/assets/")
                .setUseLastModified(false)
                .setEtagGenerator(this::tag)
                .setCacheControl(
                        CacheControl.maxAge(Duration.ZERO).cachePublic().mustRevalidate());
    }

    /** A weak tag, by what is in the file: Tomcat compresses it on its way, and a strong one would forbid that. */
    private String tag(Resource asset) {
        return tags.computeIfAbsent(String.valueOf(asset.getFilename()), name -> "W/\"" + digest(asset) + '"');
    }

    private static String digest(Resource asset) {
        try {
            return DigestUtils.md5DigestAsHex(asset.getContentAsByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
