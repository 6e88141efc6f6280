import Foundation
import Testing

/// Where `bookable serve` takes its settings from, and what it says of bad ones.
struct ServeConfigurationTests {
    /// Each setting with a value that is not its default, as the three places write it.
    private static let samples = [
        "database": "\"shop.sqlite\"", "host": "\"0.0.0.0\"", "port": "9000", "metrics": "\"open\"",
        "log_level": "\"debug\"", "log_format": "\"json\"", "max_connections": "10", "max_requests": "20",
        "max_body_bytes": "2048", "idle_timeout": "3", "read_timeout": "4", "sweep_interval": "6",
        "shutdown_delay": "7",
        "shutdown_grace": "8", "database_connections": "11", "database_queue": "12", "statement_timeout": "13",
        "calendar_memory": "0", "create_database": "\"yes\"", "database_timeout": "14",
        "decision_threads": "21", "preview_threads": "15", "trial_processes": "16",
        "trial_processes_per_key": "17", "trial_queue_per_key": "18", "trial_timeout": "19",
        "max_connections_per_address": "14", "max_requests_per_address": "15",
        "body_memory": "33000000", "body_memory_per_address": "5000000", "answer_memory": "34000000",
        "answer_memory_per_address": "6000000", "write_timeout": "16", "log_rate": "17",
    ]

    /// What is set by the environment alone, or not by itself.
    private static let others: Set = [
        "database_direct", "database_role", "client_address_header", "trusted_proxies", "stripe_key",
        "stripe_webhook_secret", "stripe_mode", "stripe_url",
        "stripe_timeout_seconds", "stripe_calls_per_address", "payment_return_url", "payment_hold_seconds",
        "payment_after_approval_seconds",
    ]

    @Test func everySettingHasASample() throws {
        #expect(try Set(inForce().keys) == Self.others.union(Self.samples.keys))
    }

    @Test(arguments: samples)
    func everySettingIsTakenFromEachPlace(name: String, json: String) throws {
        let text = json.replacing("\"", with: "")
        let folder = try TemporaryFolder()
        let file = try folder.write("{\"\(name)\": \(json)}", to: "config.json").path
        let option = ["--" + name.replacing("_", with: "-"), text]
        let variable = ["BOOKABLE_" + name.uppercased(): text]
        #expect(try inForce(option)[name] == ["value": text, "from": "option"])
        #expect(try inForce([], variable)[name] == ["value": text, "from": "environment"])
        #expect(try inForce(["--config", file])[name] == ["value": text, "from": "file"])
        #expect(try inForce([], ["BOOKABLE_CONFIG": file])[name] == ["value": text, "from": "file"])
        #expect(try inForce()[name]?["from"] == "default")
        #expect(try inForce()[name]?["value"] != text)
    }

    @Test func optionsGoBeforeTheEnvironmentAndThatBeforeTheFile() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(#"{"port": 1, "host": "file", "log_level": "error"}"#, to: "config.json").path
        let found = try inForce(
            ["--port", "3", "--config", file],
            ["BOOKABLE_PORT": "2", "BOOKABLE_HOST": "variable"]
        )
        #expect(found["port"] == ["value": "3", "from": "option"])
        #expect(found["host"] == ["value": "variable", "from": "environment"])
        #expect(found["log_level"] == ["value": "error", "from": "file"])
    }

    @Test(arguments: [
        ("port", "65536"), ("port", "-1"), ("port", "http"), ("log_level", "loud"), ("log_format", "xml"),
        ("metrics", "all"), ("max_connections", "0"), ("max_requests", "1.5"), ("max_body_bytes", "1"),
        ("idle_timeout", "0"), ("read_timeout", "3601"), ("sweep_interval", ""), ("shutdown_delay", "301"),
        ("shutdown_grace", "0"), ("host", ""), ("database", ""),
        ("create_database", "perhaps"), ("database_timeout", "0"), ("database", "mysql://127.0.0.1/shop"),
        ("database_connections", "0"), ("database_queue", "0"), ("statement_timeout", "0"), ("calendar_memory", "-1"),
        ("decision_threads", "0"), ("preview_threads", "0"), ("trial_processes", "0"),
        ("trial_processes_per_key", "257"), ("trial_queue_per_key", "-1"), ("trial_timeout", "601"),
        ("max_connections_per_address", "0"), ("max_requests_per_address", "many"), ("body_memory", "524287"),
        ("body_memory_per_address", "262143"), ("answer_memory", "1"), ("answer_memory_per_address", "1"),
        ("write_timeout", "0"), ("log_rate", "0"), ("client_address_header", "X Forwarded"),
        ("client_address_header", "Forwarded"), ("client_address_header", "X-Forwarded-For"),
        ("trusted_proxies", "proxy"), ("trusted_proxies", "10.0.0.0/40"), ("trusted_proxies", "10.0.0.1"),
        ("database_direct", "postgres://127.0.0.1/shop"), ("database_role", "follower"), ("database_role", "replica"),
    ])
    func aBadValueIsRefusedByTheNameUnderWhichItCame(name: String, text: String) throws {
        let option = "--" + name.replacing("_", with: "-")
        let given = try Binary.run(["serve", "--print-config", "\(option)=\(text)"])
        // An option without a value is refused by the reader of options, as wrong usage.
        #expect(given.status == (text.isEmpty ? 64 : 1))
        #expect(given.errors.contains(option), "\(given.errors)")
        let variable = "BOOKABLE_" + name.uppercased()
        let set = try Binary.run(["serve", "--print-config"], environment: [variable: text])
        #expect(set.status == 1)
        #expect(set.errors.contains("\(variable) "), "\(set.errors)")
    }

    @Test(arguments: [
        (#"{"prot": 80}"#, "prot: There is no such field."), (#"{"port": 80, "port": 81}"#, "port: "),
        (#"{"port": true}"#, "port: "), (#"{"port": [80]}"#, "port: "), ("[]", "This must be an object"),
        ("{", "well-formed"), (#"{"port": 99999}"#, "port in the configuration file takes"),
    ])
    func aBadFileIsRefusedByTheNameOfWhatIsWrong(text: String, message: String) throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(text, to: "config.json").path
        let outcome = try Binary.run(["serve", "--config", file])
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains(message), "\(outcome.errors)")
    }

    @Test func aFileThatIsNotThereIsNamed() throws {
        let outcome = try Binary.run(["serve", "--config", "/nowhere/config.json"])
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("/nowhere/config.json"))
    }

    @Test func noPasswordIsPrinted() throws {
        let address = "postgres://anna:s3cret@db.example/shop?password=s3cret&sslmode=require"
        let outcome = try Binary.run(["serve", "--print-config"], environment: ["BOOKABLE_DATABASE": address])
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("db.example"))
        #expect(!outcome.output.contains("s3cret"))
    }

    @Test func aPoolerStandsBesideTheServerItself() throws {
        let found = try inForce(
            ["--database-direct", "postgres://anna:s3cret@127.0.0.1:5432/shop"],
            ["BOOKABLE_DATABASE": "postgres://127.0.0.1:6432/shop"]
        )
        #expect(found["database_direct"] == ["value": "postgres://anna@127.0.0.1:5432/shop", "from": "option"])
    }

    @Test func proxiesAreBelievedWithTheirHeader() throws {
        let found = try inForce(
            ["--client-address-header", "X-Forwarded-For"],
            ["BOOKABLE_TRUSTED_PROXIES": "10.0.0.0/8, ::1"]
        )
        #expect(found["client_address_header"] == ["value": "X-Forwarded-For", "from": "option"])
        #expect(found["trusted_proxies"] == ["value": "10.0.0.0/8, ::1", "from": "environment"])
    }

    @Test func whatIsSetAboutPaymentsIsPrintedWithoutSecrets() throws {
        let environment = [
            "BOOKABLE_STRIPE_KEY": "sk_test_s3cret", "BOOKABLE_STRIPE_WEBHOOK_SECRET_FILE": "/run/secrets/webhook",
            "BOOKABLE_PAYMENT_HOLD_SECONDS": "60",
        ]
        let outcome = try Binary.run(["serve", "--print-config"], environment: environment)
        #expect(!outcome.output.contains("s3cret"))
        let found = try inForce([], environment)
        #expect(found["stripe_key"] == ["value": "set", "from": "environment"])
        #expect(found["stripe_webhook_secret"] == ["value": "set", "from": "environment"])
        #expect(found["payment_hold_seconds"] == ["value": "60", "from": "environment"])
        #expect(found["stripe_mode"] == ["value": "test", "from": "default"])
        #expect(try inForce()["stripe_key"] == ["value": "none", "from": "default"])
    }

    @Test(arguments: [
        "http://10.0.0.1", "ftp://api.stripe.com", "api.stripe.com", "", "https://user:s3cret@api.stripe.com",
        "http://127.0.0.1.example.com", "https://api.stripe.com?x=1", "file:///etc/passwd",
    ])
    func anAddressOfStripesThatCannotBeUsedIsRefusedBeforeThePortOpens(address: String) throws {
        let folder = try TemporaryFolder()
        let outcome = try Binary.run(
            ["serve", "--database", folder.path("shop.sqlite"), "--port", "0"],
            environment: [
                "BOOKABLE_STRIPE_KEY": "sk_test_1", "BOOKABLE_STRIPE_WEBHOOK_SECRET": "whsec_1",
                "BOOKABLE_STRIPE_URL": address,
            ]
        )
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("BOOKABLE_STRIPE_URL"), "\(outcome.errors)")
        #expect(!outcome.errors.contains("s3cret"))
    }

    @Test func connectionsThatTheSystemDoesNotAllowAreRefusedAtOnce() throws {
        let folder = try TemporaryFolder()
        let serve = "ulimit -n 200 && exec \(Binary.path) serve --database \(folder.path("a.sqlite"))"
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/bash")
        process.arguments = ["-c", serve]
        let errors = Pipe()
        process.standardError = errors
        try process.run()
        let text = String(decoding: try errors.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 1)
        #expect(text.contains("1000 connections need 1128 open files, and the system allows 200"), "\(text)")
    }

    @Test func theManualHasEverySetting() throws {
        let manual = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appending(path: "../../docs/operations.md")
        let text = try String(contentsOf: manual.standardized, encoding: .utf8)
        for name in Array(Self.samples.keys) + ["client_address_header", "trusted_proxies"] {
            #expect(text.contains("| `\(name)` |"), "\(name)")
        }
    }

    private func inForce(
        _ arguments: [String] = [],
        _ environment: [String: String] = [:]
    ) throws -> [String: [String: String]] {
        let outcome = try Binary.run(["serve", "--print-config"] + arguments, environment: environment)
        try #require(outcome.status == 0, "\(outcome.errors)")
        return try JSONDecoder().decode([String: [String: String]].self, from: Data(outcome.output.utf8))
    }
}
