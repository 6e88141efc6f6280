/// What the operator decides about the marketplace.
package struct MarketplaceRules: Sendable {
    /// Whether providers can be listed and found at all.
    package var isOpen = true

    /// Whether a listing is found only once the operator has approved it.
    package var requiresApproval = false

    package init() {}
}
