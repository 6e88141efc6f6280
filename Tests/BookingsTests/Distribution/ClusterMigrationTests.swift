import Bookings
import PostgresDriver
import SQL
import Testing

/// A migration that comes after a database was spread over a cluster is passed on by Citus.
struct ClusterMigrationTests {
    private static let settings = Distributor.settings.map { "\($0);\n" }.joined()

    /// A step that adds a table, a column with a rule, an index and a trigger, as the rules ask for it.
    static let fit =
        settings + """
            CREATE TABLE notes (
                provider_id text COLLATE "C" NOT NULL,
                booking_id text COLLATE "C" NOT NULL,
                CONSTRAINT notes_key PRIMARY KEY (provider_id, booking_id)
            );
            SELECT place_with_providers('notes');
            ALTER TABLE notes ADD CONSTRAINT notes_booking
                FOREIGN KEY (provider_id, booking_id) REFERENCES bookings (provider_id, booking_id);
            ALTER TABLE services ADD COLUMN colour text;
            ALTER TABLE services ADD CONSTRAINT services_colour_check CHECK (colour <> '');
            CREATE INDEX services_by_colour ON services (provider_id, colour);
            CREATE TRIGGER notes_stay BEFORE DELETE ON notes FOR EACH ROW EXECUTE FUNCTION refuse_change_of_history();
            """

    @Test func `every later step is fit for a cluster`() {
        for migration in Schema.migrations(for: .postgres).dropFirst() {
            let text = String(decoding: migration.sql, as: UTF8.self)
            #expect(ClusterRules.faults(in: text) == [], "\(migration.number) \(migration.name)")
        }
        #expect(ClusterRules.faults(in: Self.fit) == [])
    }

    @Test(arguments: [
        ("ALTER TABLE services ADD COLUMN colour text CHECK (colour <> '')", ClusterRules.Fault.constrainedColumn),
        ("ALTER TABLE services ADD COLUMN colour text NOT NULL UNIQUE", .constrainedColumn),
        ("ALTER TABLE services ADD COLUMN a text, ADD COLUMN b text", .severalActions),
        ("ALTER TABLE services ADD CHECK (price > 0)", .unnamedConstraint),
        ("CREATE INDEX CONCURRENTLY services_by_name ON services (provider_id, name)", .concurrently),
        ("ALTER TABLE services DISABLE TRIGGER ALL", .switchedTrigger),
        ("CREATE TABLE former AS SELECT * FROM services", .tableFromRows),
        (
            "CREATE TABLE notes (provider_id text NOT NULL, note_id text, PRIMARY KEY (provider_id, note_id))",
            .notPlaced
        ),
        (
            "CREATE TABLE notes (provider_id text REFERENCES providers (provider_id)); SELECT place_with_providers('notes')",
            .earlyForeignKey
        ),
        ("ALTER TABLE services ALTER COLUMN provider_id TYPE varchar", .changedPlace),
        ("CREATE TABLE log (entry bigserial)", .sequence),
    ])
    func `what Citus refuses is found`(statement: String, fault: ClusterRules.Fault) {
        #expect(ClusterRules.faults(in: Self.settings + statement + ";") == [fault])
        #expect(ClusterRules.faults(in: statement).contains(.missingSettings))
    }
}

/// What is read off the text of a migration that a cluster would refuse.
enum ClusterRules {
    enum Fault: Hashable, CaseIterable {
        /// Not begun with the settings of ``Distributor/settings``.
        case missingSettings
        /// A column and a rule for it in one statement.
        case constrainedColumn
        case severalActions
        case unnamedConstraint
        case concurrently
        case switchedTrigger
        case tableFromRows
        /// A provider's table that `place_with_providers` is not called for.
        case notPlaced
        /// A foreign key of a table before it is placed.
        case earlyForeignKey
        case changedPlace
        case sequence
    }

    /// The faults of a step for PostgreSQL, each once, in the order of their declaration.
    static func faults(in script: String) -> [Fault] {
        let lines = script.split(separator: "\n").filter { !$0.drop { $0 == " " }.hasPrefix("--") }
        let statements = lines.joined(separator: " ").split(separator: ";").map { String($0).uppercased() }
        var found = Set(statements.flatMap { statement in patterns.filter { $0.1(statement) }.map(\.0) })
        let settings = Distributor.settings.map { $0.uppercased() }
        if Array(statements.prefix(settings.count)).map(trimmed) != settings { found.insert(.missingSettings) }
        for statement in statements {
            guard let table = statement.firstMatch(of: #/CREATE TABLE (\w+) \(/#)?.1, statement.contains("PROVIDER_ID")
            else { continue }
            if !statements.contains(where: { $0.contains("PLACE_WITH_PROVIDERS('\(table)')") }) {
                found.insert(.notPlaced)
            }
            if statement.contains("REFERENCES") { found.insert(.earlyForeignKey) }
        }
        return Fault.allCases.filter(found.contains)
    }

    private static let patterns: [(Fault, @Sendable (String) -> Bool)] = [
        (.constrainedColumn, { $0.contains(#/ADD COLUMN .*\b(?:CHECK|REFERENCES|UNIQUE|PRIMARY KEY)\b/#) }),
        (.severalActions, { $0.contains(#/ALTER TABLE \w+ (?:ADD|DROP|ALTER) [^(]*,\s*(?:ADD|DROP|ALTER)\b/#) }),
        (.unnamedConstraint, { $0.contains(#/\bADD (?:CHECK|FOREIGN|UNIQUE|PRIMARY|EXCLUDE)\b/#) }),
        (.concurrently, { $0.contains(#/\bCONCURRENTLY\b/#) }),
        (.switchedTrigger, { $0.contains(#/\b(?:DISABLE|ENABLE) TRIGGER\b/#) }),
        (.tableFromRows, { $0.contains(#/CREATE TABLE \w+ AS\b/#) }),
        (.changedPlace, { $0.contains(#/(?:ALTER|DROP|RENAME) COLUMN PROVIDER_ID\b/#) }),
        (.sequence, { $0.contains(#/\b(?:BIGSERIAL|SERIAL|AS IDENTITY|CREATE SEQUENCE)\b/#) }),
    ]

    private static func trimmed(_ text: String) -> String {
        text.split(separator: " ").joined(separator: " ")
    }
}
