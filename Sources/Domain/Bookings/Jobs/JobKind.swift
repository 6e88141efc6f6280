/// What sort of work a job is, such as `refund`; each kind has one handler.
package struct JobKind: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    package let rawValue: String

    /// Takes lower-case words joined by `_`; kinds are few and known, so that metrics can tell them apart.
    package init(rawValue: String) {
        self.rawValue = rawValue
    }

    package var description: String { rawValue }
}
