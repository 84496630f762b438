package dev.tessera.access;

import dev.tessera.news.AnnouncementAudience;
import dev.tessera.news.AnnouncementForm;
import dev.tessera.news.Announcements;
import dev.tessera.news.Inbox;
import dev.tessera.news.NoticeChoice;
import dev.tessera.news.NoticeChoices;
import dev.tessera.news.NoticeDelivery;
import java.time.ZoneOffset;
import java.util.Map;
import org.springframework.context.ApplicationContext;

/** What is announced, what somebody was told of, and how they want to be told. */
final class NewsOperations extends Operations {

    private static final AnnouncementForm FORM = new AnnouncementForm("News", "Text.");

    NewsOperations(AccessFixture fixture, ApplicationContext beans) {
        super(fixture, beans);
        announcements();
        notices();
    }

    private void announcements() {
        Announcements announcements = bean(Announcements.class);
        does("news.Announcements.of", (v, on) -> announcements.of(v, on.trial().slug()));
        does(
                "news.Announcements.write",
                (v, on) -> announcements.write(v, on.trial().slug(), AnnouncementAudience.EVERYBODY, FORM));
        does(
                "news.Announcements.correct",
                (v, on) -> announcements.correct(
                        v, on.trial().slug(), written(announcements, on), new AnnouncementForm("Other", "Text."), 0));
        does(
                "news.Announcements.withdraw",
                (v, on) -> announcements.withdraw(v, on.trial().slug(), written(announcements, on), null));
    }

    private long written(Announcements announcements, AccessFixture.Side on) {
        return announcements.write(fixture.coordinator, on.trial().slug(), AnnouncementAudience.EVERYBODY, FORM);
    }

    private void notices() {
        Inbox inbox = bean(Inbox.class);
        NoticeChoices choices = bean(NoticeChoices.class);
        does("news.Inbox.unread", (v, on) -> inbox.unread(v));
        does("news.Inbox.count", (v, on) -> inbox.count(v, on.trial().id()));
        does("news.Inbox.page", (v, on) -> inbox.page(v, on.trial().id(), 0, 10));
        does("news.Inbox.trials", (v, on) -> inbox.trials(v));
        does("news.Inbox.read", (v, on) -> inbox.read(v, 1));
        does("news.Inbox.readAll", (v, on) -> inbox.readAll(v, null));
        does("news.Inbox.follow", (v, on) -> inbox.follow(v, () -> {}).end());
        does("news.NoticeChoices.mine", (v, on) -> choices.mine(v));
        does("news.NoticeChoices.chosen", (v, on) -> choices.chosen(v));
        does(
                "news.NoticeChoices.choose",
                (v, on) -> choices.choose(v, new NoticeChoice(NoticeDelivery.NONE, Map.of(), ZoneOffset.UTC)));
    }
}
