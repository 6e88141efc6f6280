import BookableAPI
import Bookings
import HTTPTypes
import Hummingbird
import NIOCore

/// The stylesheet that gives pages a provider's colour, which stands in its address: a style in the page itself would have to be allowed.
enum AccentStylesheet {
    static func address(of accent: AccentColor) -> Address {
        Address("assets", "accent", "\(accent.digits).css")
    }

    static func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("assets/accent/{file}") { request, context in
            let file = context.parameters.get("file") ?? ""
            guard file.hasSuffix(".css"), let accent = AccentColor(String(file.dropLast(4))) else {
                throw APIError(.notFound, "Stylesheet not found.")
            }
            let text = AccentPalette(accent).stylesheet
            let answer = EncodedAnswer(ByteBuffer(string: text), type: "text/css; charset=utf-8")
            return Response.publicRead(answer, to: request, seconds: 86_400)
        }
    }
}
