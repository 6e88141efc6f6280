import Foundation
import Testing
import TestSupport

/// Where `bookable serve` takes its settings from, and what it says of bad ones.
struct ServeConfigurationTests {
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
        (#"{"prot": 80}"#, "prot: This setting is unknown. Did you mean port?"),
        (#"{"port": 80, "port": 81}"#, "port: "),
        (#"{"stripe_key": ["s3cret"]}"#, "stripe_key: This must be text or a whole number."),
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
        let folder = try TemporaryFolder()
        let secret = try folder.write("whsec_s3cret", to: "webhook")
        try #require(chmod(secret.path, 0o600) == 0)
        let environment = [
            "BOOKABLE_STRIPE_KEY": "sk_test_s3cret", "BOOKABLE_STRIPE_WEBHOOK_SECRET_FILE": secret.path,
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

    private func inForce(
        _ arguments: [String] = [],
        _ environment: [String: String] = [:]
    ) throws -> [String: [String: String]] {
        let outcome = try Binary.run(["serve", "--print-config"] + arguments, environment: environment)
        try #require(outcome.status == 0, "\(outcome.errors)")
        return try JSONDecoder().decode([String: [String: String]].self, from: Data(outcome.output.utf8))
    }
}
