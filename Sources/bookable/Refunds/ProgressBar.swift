import Glibc

/// One line on a terminal that tells how far a simulation is; `nil` if standard error is not a terminal.
final class ProgressBar {
    private static let width = 30

    private let isVisible = isatty(Descriptor.errors.number) == 1
    private let clock = ContinuousClock()
    private let start = ContinuousClock.now
    private var latest = ContinuousClock.now
    private var isDrawn = false

    /// Draws the line anew, ten times a second at most.
    ///
    /// `fraction` is how much of the input has been read, from 0 to 1, where its size is known.
    func show(rows: Int, fraction: Double?) {
        guard isVisible, clock.now - latest >= .milliseconds(100) else { return }
        latest = clock.now
        let line = Self.text(rows: rows, fraction: fraction, elapsed: latest - start)
        Console.note("\r\u{1B}[K\(line)")
        isDrawn = true
    }

    /// Takes the line away, so that other words can stand there.
    func clear() {
        guard isDrawn else { return }
        Console.note("\r\u{1B}[K")
        isDrawn = false
    }

    /// `[######......]  20 %  1200000 rows  850000 rows/s  0:12 left`.
    static func text(rows: Int, fraction: Double?, elapsed: Duration) -> String {
        let seconds = elapsed / .seconds(1)
        let rate = seconds > 0 ? Int(Double(rows) / seconds) : 0
        guard let fraction, fraction > 0 else { return "\(rows) rows  \(rate) rows/s" }
        let done = Int(fraction * Double(width))
        let bar = String(repeating: "#", count: done) + String(repeating: ".", count: width - done)
        let left = Int((seconds * (1 - fraction) / fraction).rounded(.up))
        let time = "\(left / 60):" + (left % 60 < 10 ? "0" : "") + "\(left % 60)"
        return "[\(bar)]  \(Int(fraction * 100)) %  \(rows) rows  \(rate) rows/s  \(time) left"
    }
}
