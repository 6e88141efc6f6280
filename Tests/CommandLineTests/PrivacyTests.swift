import Foundation
import Testing
import TestSupport

/// Who may read what commands write, and what they read secrets from.
struct PrivacyTests {
    @Test func `what is written is for its owner alone`() throws {
        let folder = try TemporaryFolder()
        try folder.write("BOOKABLE_ADMIN_KEY=old", to: "demo.env")
        let rows = Fixture.path("PoliciesTests/Fixtures/hotel-cancellations.csv")
        let commands = [
            "demo --database \(folder.path("new/shop.sqlite")) --env \(folder.path("demo.env"))",
            "keys create --role admin --database \(folder.path("new/shop.sqlite"))",
            """
            refunds simulate --policy strict --baseline flexible --details \(folder.path("details.csv")) \
            --report \(folder.path("report.html")) \(rows)
            """,
        ]
        for command in commands {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/bin/bash")
            process.arguments = ["-c", "umask 022 && exec \(Binary.path) \(command) >/dev/null"]
            try process.run()
            process.waitUntilExit()
            #expect(process.terminationStatus == 0, "\(command)")
        }
        for name in ["new/shop.sqlite", "demo.env", "details.csv", "report.html"] {
            let attributes = try FileManager.default.attributesOfItem(atPath: folder.path(name))
            #expect(attributes[.posixPermissions] as? Int == 0o600, "\(name)")
        }
        #expect(try !folder.read("demo.env").contains("=old"))
    }

    @Test(arguments: [
        (0o600, true), (0o400, true), (0o440, true), (0o640, true), (0o444, false), (0o644, false), (0o666, false),
        (0o604, false), (0o602, false), (0o620, false), (0o660, false),
    ])
    func `a secret that others may read or change is refused`(mode: Int, isAccepted: Bool) throws {
        let folder = try TemporaryFolder()
        let database = folder.path("shop.sqlite")
        _ = try Shop.make(in: database)
        for (name, text) in [("key", "sk_test_s3cret"), ("webhook", "whsec_s3cret")] {
            try folder.write(text, to: name)
        }
        for name in ["key", "webhook"] {
            for file in ["key", "webhook"] {
                #expect(chmod(folder.path(file), file == name ? mode_t(mode) : 0o600) == 0)
            }
            let outcome = try Binary.run(
                ["payments", "reconcile", "--database", folder.path("none.sqlite")],
                environment: [
                    "BOOKABLE_STRIPE_KEY_FILE": folder.path("key"),
                    "BOOKABLE_STRIPE_WEBHOOK_SECRET_FILE": folder.path("webhook"),
                ]
            )
            let complaint = "names \(folder.path(name)), whose mode is \(String(mode, radix: 8))"
            #expect(outcome.status == 1)
            #expect(outcome.errors.contains(complaint) != isAccepted, "\(outcome.errors)")
            #expect(outcome.errors.contains("does not exist") == isAccepted, "\(outcome.errors)")
            #expect(!outcome.errors.contains("s3cret"))
        }
    }
}
