import BookableAPI
import CAssets
import Hummingbird
import HTTPTypes
import NIOCore

/// What makes the console an app on a phone: its manifest, its icons and the service worker.
struct AppRoutes: Sendable {
    /// At the root, since a worker serves only addresses below its own.
    private static let worker = Address("sw.js")

    func addRoutes(to router: some RouterMethods<APIContext>) {
        for icon in PageAssets.icons { icon.addRoutes(to: router) }
        PageAssets.consoleScript.addRoutes(to: router)
        let manifest = EncodedAnswer(ByteBuffer(string: Self.manifestText), type: "application/manifest+json")
        router.get(RouterPath(PageAssets.manifest.text)) { request, _ in
            Response.publicRead(manifest, to: request, seconds: 3_600)
        }
        let worker = EncodedAnswer(Self.workerText, type: "text/javascript; charset=utf-8")
        router.get(RouterPath(Self.worker.text)) { request, _ in
            var response = Response.publicRead(worker, to: request, seconds: 0)
            // Browsers look for a new worker with each visit, and a proxy between must not show them an old one.
            response.headers[.cacheControl] = "no-cache"
            return response
        }
        router.get("offline") { request, context in
            let visit = PageRequest(request, context).visit(OfflineView.address)
            return Response(page: OfflineView().bytes(for: visit), for: visit)
        }
    }

    private static var manifestText: String {
        """
        {"id": "/console", "name": "Bookable", "short_name": "Bookable", "start_url": "/console", "scope": "/",
        "display": "standalone", "background_color": "#f5f6f8", "theme_color": "#f5f6f8", "icons": [
        {"src": "\(PageAssets.icon.address.text)", "sizes": "any", "type": "image/svg+xml"},
        {"src": "\(PageAssets.smallIcon.address.text)", "sizes": "192x192", "type": "image/png"},
        {"src": "\(PageAssets.largeIcon.address.text)", "sizes": "512x512", "type": "image/png"},
        {"src": "\(PageAssets.maskableIcon.address.text)", "sizes": "512x512", "type": "image/png", "purpose": "maskable"}]}

        """
    }

    /// The worker, preceded by the list of what it keeps: if that changes, so do its bytes, and browsers install the new one.
    private static var workerText: ByteBuffer {
        let kept = [PageAssets.stylesheet, PageAssets.console, PageAssets.consoleScript].map(\.address.text)
        let shell = (kept + [OfflineView.address.text]).map { "\"\($0)\"" }.joined(separator: ", ")
        var text = ByteBuffer(
            string: "const SHELL = [\(shell)], ICON = \"\(PageAssets.smallIcon.address.text)\"\n"
        )
        text.writeBytes(UnsafeBufferPointer(start: asset_sw_js.bytes, count: asset_sw_js.count))
        return text
    }
}
