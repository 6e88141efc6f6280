import HTTPTypes
package import Hummingbird
import NIOCore

extension Response {
    /// The answer to a read of what is public: with a tag, or 304 where the client has it already.
    ///
    /// Caches may keep it for `seconds`. What a credential is presented for may differ, and is kept by no shared cache.
    package static func publicRead(_ answer: EncodedAnswer, to request: Request, seconds: Int) -> Response {
        PublicRead(
            answer: answer,
            isAnonymous: request.headers[.authorization] == nil,
            takesGzip: request.acceptsGzip,
            isNotModified: request.headers[values: .ifNoneMatch].contains { answer.isNamed(in: $0) },
            seconds: seconds
        )
        .response()
    }

    /// A page that was made before, with its tag and the fields that it was made with.
    package static func page(_ answer: EncodedAnswer, headers: HTTPFields, to request: Request) -> Response {
        PageRead(
            answer: answer,
            headers: headers,
            takesGzip: request.acceptsGzip,
            isNotModified: request.headers[values: .ifNoneMatch].contains { answer.isNamed(in: $0) }
        )
        .response()
    }

    /// The same of a document that is encoded for this answer alone.
    static func publicRead(_ document: some Encodable, to request: Request, seconds: Int) throws -> Response {
        let answer = EncodedAnswer(ByteBuffer(bytes: try JSONBytes.encode(document)))
        return publicRead(answer, to: request, seconds: seconds)
    }
}
