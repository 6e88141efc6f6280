import Foundation
import TestSupport

/// localstripe, a stand-in of Stripe that nobody here wrote, as a process of its own.
///
/// `scripts/install-localstripe` installs it. It listens on loopback only, and keeps its state in a folder that ends
/// with it.
package final class LocalStripe {
    package let process: LoopbackProcess
    private let folder: TemporaryFolder

    package init() throws {
        let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        folder = try TemporaryFolder()
        process = try LoopbackProcess(
            root.appending(path: ".build/localstripe/bin/python"),
            [root.appending(path: "Tests/LoopbackServers/localstripe_on_loopback.py").path],
            environment: ["TMPDIR": folder.url.path]
        )
    }

    deinit {
        process.kill()
    }
}
