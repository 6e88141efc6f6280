import Foundation
import TestSupport
import Testing

/// Paying ahead as clients do it in their browsers, with a stand-in of Stripe.
struct PaymentBrowserTests {
    @Test(arguments: ["", "firefox"])
    func `a deposit is paid at Stripe and comes back with the cancellation`(browser: String) throws {
        let tests = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
            .deletingLastPathComponent()
        let peers = tests.deletingLastPathComponent().appending(path: ".build/page-peers/bin/python")
        let fake = URL(fileURLWithPath: Binary.path).deletingLastPathComponent().appending(path: "stripe-fake")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/timeout")
        let script = tests.appending(path: "PagesTests/pay.py").path
        process.arguments =
            ["--kill-after=5", "300", peers.path, script, Binary.path, fake.path] + (browser.isEmpty ? [] : [browser])
        let folder = try TemporaryFolder()
        let report = try FileHandle(forWritingTo: folder.write("", to: "report"))
        process.standardOutput = report
        process.standardError = report
        try process.run()
        process.waitUntilExit()
        let printed = try folder.read("report")
        #expect(process.terminationStatus == 0, "\(printed)")
    }
}
