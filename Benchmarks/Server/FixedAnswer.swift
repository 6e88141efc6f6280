import BookableAPI
import HTTPTypes
import Hummingbird
import NIOCore

/// A body of as many bytes as `?bytes=` says, with the headers of a list of slots.
struct FixedAnswer {
    private static let longest = ByteBuffer(repeating: UInt8(ascii: "x"), count: 1 << 20)

    func addRoute(to router: Router<APIContext>) {
        router.get("fixed") { request, _ in
            let count = request.uri.queryParameters["bytes"].flatMap { Int($0) } ?? 0
            let body = Self.longest.getSlice(at: 0, length: count) ?? ByteBuffer()
            let headers: HTTPFields = [.contentType: "application/json", .cacheControl: "no-store"]
            return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: body))
        }
    }
}
