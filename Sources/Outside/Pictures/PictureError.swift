/// Why a file is not taken as a picture.
package struct PictureError: Error, Hashable, Sendable {
    package enum Code: String, Sendable, CaseIterable {
        /// Neither JPEG, PNG nor WebP by its content.
        case unknownFormat = "unknown_format"

        /// More than one picture, shown one after the other.
        case animated

        /// More pixels than are decoded, or a shape that nobody could look at.
        case dimensions

        /// A kind of one of the formats that is not decoded.
        case unsupported

        /// It cannot be decoded to its end.
        case broken

        /// It was not looked at, since the server could not.
        case unavailable
    }

    package let code: Code
    package let message: String

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package static func == (first: PictureError, second: PictureError) -> Bool { first.code == second.code }

    package func hash(into hasher: inout Hasher) { hasher.combine(code) }
}
