import ArgumentParser
import Foundation
import Glibc
import Pictures

/// Renders the photo on standard input within tight limits: what a server starts for each photo that it is sent.
struct RenderPhotoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "render-photo",
        abstract: "Render a stranger's photo from standard input in a process with little time, memory and no files.",
        shouldDisplay: false
    )

    /// The exit status where the file is not a picture that is accepted; the output says why.
    static let refused: Int32 = 65

    /// The exit status where the limits could not be set; the file was then not looked at.
    static let notLimited: Int32 = 75

    func run() throws {
        let file: [UInt8]
        do {
            try ResourceLimits.apply(seconds: ResourceLimits.photoSeconds, memory: ResourceLimits.photoMemory)
            file = Array(try FileHandle.standardInput.readToEnd() ?? Data())
            // Now that all is read and nothing is decoded yet.
            try ResourceLimits.confine()
        } catch {
            throw ExitCode(Self.notLimited)
        }
        do throws(PictureError) {
            Self.end(writing: try RenderedPicture(file).encoded, status: 0)
        } catch {
            Self.end(writing: Array("\(error.code.rawValue)\n\(error.message)".utf8), status: Self.refused)
        }
    }

    /// Ends here: what else a process does at its end might want a file.
    private static func end(writing bytes: [UInt8], status: Int32) -> Never {
        do {
            try Descriptor.output.write(bytes)
        } catch {
            _exit(1)
        }
        _exit(status)
    }
}
