import Foundation

/// localstripe, a stand-in of Stripe that nobody here wrote, as a process of its own.
///
/// `scripts/install-localstripe` installs it. It listens on loopback only, and keeps its state in a folder that ends
/// with it.
package final class LocalStripe {
    package let process: LoopbackProcess
    private let folder: URL

    package init() throws {
        let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        folder = FileManager.default.temporaryDirectory.appending(component: "localstripe-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        process = try LoopbackProcess(
            root.appending(path: ".build/localstripe/bin/python"),
            [root.appending(path: "Tests/LoopbackServers/localstripe_on_loopback.py").path],
            environment: ["TMPDIR": folder.path]
        )
    }

    deinit {
        process.kill()
        do {
            try FileManager.default.removeItem(at: folder)
        } catch {
            print("\(folder.path) is left over: \(error)")
        }
    }
}
