import Foundation
import Glibc

/// The width of tables on standard output, in characters.
enum ConsoleWidth {
    /// The value of `COLUMNS`, or the width of the terminal; 80 for files and pipes.
    static var current: Int {
        if let text = ProcessInfo.processInfo.environment["COLUMNS"], let columns = Int(text), columns >= 40 {
            return columns
        }
        var size = winsize()
        guard ioctl(Descriptor.output.number, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 40 else { return 80 }
        return Int(size.ws_col)
    }
}
