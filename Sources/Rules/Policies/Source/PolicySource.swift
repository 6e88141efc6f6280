/// The text of a policy or an availability rule: what is stored, hashed and compiled.
public struct PolicySource: Hashable, Sendable {
    /// The longest source that is accepted, in bytes.
    public static let maximumSize = 16 * 1024

    /// What was uploaded, byte for byte.
    public let bytes: [UInt8]

    /// SHA-256 of the bytes.
    public let version: PolicyVersion

    /// A source as it is; whether it is a policy is for `PolicyHost.compile(_:)` to say.
    public init(_ bytes: some Sequence<UInt8>) {
        self.bytes = Array(bytes)
        version = PolicyVersion(of: self.bytes)
    }

    /// A source from text.
    public init(text: String) {
        self.init(text.utf8)
    }

    /// The text, with anything that is not UTF-8 replaced.
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Whether two sources are the same bytes.
    public static func == (left: Self, right: Self) -> Bool {
        left.version == right.version
    }

    /// Feeds the version.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(version)
    }
}
