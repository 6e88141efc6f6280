/// What the operator decides about the marketplace.
package struct MarketplaceRules: Sendable {
    /// Whether providers can be listed and found at all.
    package var isOpen = true

    /// Whether a listing is found only once the operator has approved it.
    package var requiresApproval = false

    /// The longest file of a photo that can be uploaded, in bytes.
    package var photoBytes = 8_000_000

    /// The most photos that are read at once, each in a process of its own.
    package var photoProcesses = 2

    package init() {}
}
