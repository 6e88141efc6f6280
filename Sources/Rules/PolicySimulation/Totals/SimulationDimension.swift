/// By what a simulation tells cancellations apart, besides the currency.
public enum SimulationDimension: String, Hashable, Sendable, CaseIterable {
    /// The month of `cancelled_at` in UTC.
    case month

    /// `provider_id`.
    case provider

    /// The currency alone.
    case currency

    /// Who cancelled.
    case cancelledBy = "cancelled_by"
}
