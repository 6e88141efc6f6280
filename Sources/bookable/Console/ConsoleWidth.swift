import Foundation
import Glibc

/// How many characters a line of a table may have.
enum ConsoleWidth {
    /// What `COLUMNS` says, or the terminal that is written to; 80 for files and pipes.
    static var current: Int {
        if let text = ProcessInfo.processInfo.environment["COLUMNS"], let columns = Int(text), columns >= 40 {
            return columns
        }
        var size = winsize()
        guard ioctl(Descriptor.output.number, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 40 else { return 80 }
        return Int(size.ws_col)
    }
}
