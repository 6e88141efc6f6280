/// What a `GET` request without credentials says that decides how it is answered from memory.
package struct DirectRequest {
    /// As the client wrote it, with its query.
    package let target: String

    /// The values of the headers of these names; `nil` where there is none.
    package var acceptEncoding: String?
    package var acceptLanguage: String?
    package var ifNoneMatch: String?
    package var origin: String?
    package var requestID: String?

    package init(target: String) {
        self.target = target
    }
}
