import Dispatch
import Glibc
import Pictures

/// Renders photos in processes of their own, one for each: a fault of a decoder that a file makes use of reaches neither the server's
/// memory nor its files.
///
/// How many run at once is for the caller to bound.
struct PictureProcess: PictureRenderer {
    private let command: ChildCommand
    private let blocking = DispatchQueue(label: "bookable.photos", attributes: .concurrent)

    /// - Parameter command: Reads a file and writes a picture, as `bookable listings render-photo` does.
    init(_ command: ChildCommand) {
        self.command = command
    }

    func render(_ file: [UInt8]) async throws(PictureError) -> RenderedPicture {
        let ending = await withCheckedContinuation { continuation in
            blocking.async { continuation.resume(returning: command.run(input: file)) }
        }
        switch ending {
        case .exited(0, let output):
            guard let picture = RenderedPicture(encoded: output) else {
                throw PictureError(.broken, "The picture could not be read.")
            }
            return picture
        case .exited(RenderPhotoCommand.refused, let output): throw Self.refusal(output)
        case .exited(RenderPhotoCommand.notLimited, _), .notStarted:
            throw PictureError(.unavailable, "A process could not be started or limited.")
        case .killed(SIGSYS):
            // A system call that no decoder here is known to make: an attack, or a library of another version.
            throw PictureError(.unavailable, "The picture could not be read within the limits of its process.")
        case .overdue, .killed(SIGKILL):
            // The machine is busy or out of memory: the same file may be read in a while.
            throw PictureError(.unavailable, "The picture could not be read in time.")
        case .exited, .killed:
            // It asked for more time or memory than any picture needs, or for what no decoder does.
            throw PictureError(.broken, "The picture could not be read within the limits of time and memory.")
        }
    }

    /// A code and a message, on two lines.
    private static func refusal(_ output: [UInt8]) -> PictureError {
        let lines = String(decoding: output, as: UTF8.self).split(separator: "\n", maxSplits: 1)
        guard lines.count == 2, let code = PictureError.Code(rawValue: String(lines[0])) else {
            return PictureError(.broken, "The picture could not be read.")
        }
        return PictureError(code, String(lines[1]))
    }
}

extension ChildCommand {
    /// This very binary, be it replaced on disk by now.
    static let renderingPhotos = ChildCommand(
        path: "/proc/self/exe",
        arguments: ["listings", "render-photo"],
        patience: .seconds(30),
        longestOutput: 8 << 20
    )
}
