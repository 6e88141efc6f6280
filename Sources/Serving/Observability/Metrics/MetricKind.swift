/// What a figure is, in the words of the text format.
package enum MetricKind: String, Sendable {
    /// Only grows, from the start of the process.
    case counter

    /// Goes up and down.
    case gauge

    /// Counts observations by size.
    case histogram
}
