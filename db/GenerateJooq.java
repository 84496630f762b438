import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.LambdaConverter;
import org.jooq.meta.jaxb.Target;

/**
 * Generates jOOQ's classes from the schema that the migrations make on an embedded PostgreSQL.
 *
 * <p>Run by the build with two arguments: the folder of the migrations and the folder to write to. A digest of
 * the migrations and of this file is kept beside what was generated, so a build without a new migration costs
 * nothing.
 */
class GenerateJooq {

    /** Our own enums, by the database type each stands for; the generated ones stay out of the product's code. */
    private static final Map<String, String> ENUMS = Map.ofEntries(
            Map.entry("appeal_state", "dev.tessera.review.AppealState"),
            Map.entry("review_decision", "dev.tessera.result.Decision"),
            Map.entry("evidence_state", "dev.tessera.evidence.EvidenceState"),
            Map.entry("organisation_kind", "dev.tessera.organisation.OrganisationKind"),
            Map.entry("organisation_status", "dev.tessera.organisation.OrganisationStatus"),
            Map.entry("affiliation", "dev.tessera.organisation.Affiliation"),
            Map.entry("site_role", "dev.tessera.access.SiteRole"),
            Map.entry("membership_role", "dev.tessera.access.MembershipRole"),
            Map.entry("specification_status", "dev.tessera.specification.SpecificationStatus"),
            Map.entry("test_kind", "dev.tessera.specification.TestKind"),
            Map.entry("obligation", "dev.tessera.specification.Obligation"),
            Map.entry("trial_status", "dev.tessera.trial.TrialStatus"),
            Map.entry("trial_kind", "dev.tessera.trial.TrialKind"),
            Map.entry("visibility", "dev.tessera.trial.Visibility"),
            Map.entry("place_kind", "dev.tessera.plan.PlaceKind"),
            Map.entry("meeting_origin", "dev.tessera.plan.MeetingOrigin"),
            Map.entry("participation_status", "dev.tessera.trial.ParticipationStatus"),
            Map.entry("verdict", "dev.tessera.result.Verdict"),
            Map.entry("standing", "dev.tessera.result.Standing"),
            Map.entry("side", "dev.tessera.result.Side"),
            Map.entry("voice", "dev.tessera.discussion.Voice"),
            Map.entry("thing_kind", "dev.tessera.audit.ThingKind"),
            Map.entry("link_purpose", "dev.tessera.account.LinkPurpose"),
            Map.entry("sign_in_method", "dev.tessera.account.SignInMethod"),
            Map.entry("membership_request_kind", "dev.tessera.membership.MembershipRequestKind"),
            Map.entry("specification_relation_kind", "dev.tessera.specification.RelationKind"),
            Map.entry("test_change", "dev.tessera.specification.TestChange"),
            Map.entry("profile_kind", "dev.tessera.profile.ProfileKind"),
            Map.entry("announcement_audience", "dev.tessera.news.AnnouncementAudience"),
            Map.entry("notice_kind", "dev.tessera.news.NoticeKind"),
            Map.entry("notice_group", "dev.tessera.news.NoticeGroup"),
            Map.entry("notice_delivery", "dev.tessera.news.NoticeDelivery"),
            Map.entry("profile_selection", "dev.tessera.profile.ProfileSelection"));

    public static void main(String[] args) throws Exception {
        Path migrations = Path.of(args[0]).toAbsolutePath();
        Path target = Path.of(args[1]).toAbsolutePath();
        Path mark = target.resolve("generated-from");
        String digest = digest(migrations);
        if (Files.exists(mark) && Files.readString(mark).equals(digest)) {
            return;
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start()) {
            String url = postgres.getJdbcUrl("postgres", "postgres");
            Flyway.configure()
                    .dataSource(url, "postgres", "postgres")
                    .locations("filesystem:" + migrations)
                    .load()
                    .migrate();
            GenerationTool.generate(configuration(url, target));
        }
        Files.writeString(mark, digest);
        System.out.println("jOOQ's classes were generated from " + migrations.getFileName());
    }

    private static Configuration configuration(String url, Path target) {
        List<ForcedType> forced = new ArrayList<>();
        ENUMS.forEach((type, ours) -> forced.add(new ForcedType()
                .withUserType(ours)
                .withLambdaConverter(new LambdaConverter()
                        .withFrom("e -> " + ours + ".valueOf(e.getLiteral().toUpperCase(java.util.Locale.ROOT))")
                        .withTo("e -> dev.tessera.db.enums." + pascal(type)
                                + ".lookupLiteral(e.name().toLowerCase(java.util.Locale.ROOT))"))
                .withIncludeExpression(".*")
                .withIncludeTypes(type)));
        forced.add(new ForcedType().withName("INSTANT").withIncludeTypes("timestamptz|timestamp with time zone"));
        return new Configuration()
                .withJdbc(new Jdbc().withUrl(url).withUser("postgres").withPassword("postgres"))
                .withGenerator(new Generator()
                        .withDatabase(new Database()
                                .withName("org.jooq.meta.postgres.PostgresDatabase")
                                .withInputSchema("public")
                                .withOutputSchemaToDefault(true)
                                .withExcludes("flyway_schema_history|scheduled_tasks")
                                .withIncludeRoutines(false)
                                .withForcedTypes(forced))
                        .withGenerate(new Generate()
                                .withRecords(true)
                                .withPojos(false)
                                .withDaos(false)
                                .withJavadoc(false)
                                .withComments(false)
                                .withGlobalObjectReferences(true)
                                // A table that refers to itself would have two of one name, and none is used.
                                .withImplicitJoinPathsToOne(false)
                                .withImplicitJoinPathsToMany(false))
                        .withTarget(
                                new Target().withPackageName("dev.tessera.db").withDirectory(target.toString())));
    }

    private static String pascal(String snake) {
        StringBuilder name = new StringBuilder();
        for (String part : snake.split("_")) {
            name.append(Character.toUpperCase(part.charAt(0))).append(part.substring(1));
        }
        return name.toString();
    }

    private static String digest(Path migrations) throws Exception {
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        try (var files = Files.list(migrations)) {
            for (Path file : files.sorted().toList()) {
                sha.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
                sha.update(Files.readAllBytes(file));
            }
        }
        sha.update(Files.readAllBytes(migrations.resolveSibling("GenerateJooq.java")));
        return HexFormat.of().formatHex(sha.digest());
    }
}
