package io.eventorchestrator.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads contracts and schemas from files, within bounds. */
public final class SmallFile {

    /** The largest file in bytes that is read; a contract has thousands of lines, not hundreds of thousands. */
    public static final int LARGEST = 3_000_000;

    private SmallFile() {}

    /** @throws InvalidContract if it is missing, or not a regular file */
    public static void refuseUnlessRegular(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new InvalidContract(file + (Files.exists(file) ? " is not a regular file." : " does not exist."));
        }
    }

    /** @throws InvalidContract if it is missing, not a regular file, too large or not in UTF-8 */
    public static String read(Path file) {
        refuseUnlessRegular(file);
        try (InputStream content = Files.newInputStream(file)) {
            return text(file.toString(), content.readNBytes(LARGEST + 1));
        } catch (IOException unreadable) {
            throw new InvalidContract(file + " can't be read: " + unreadable);
        }
    }

    /**
     * The text of a file. One byte more than the bound suffices to find that the file is too large.
     *
     * @param name in messages
     * @throws InvalidContract if it is too large or not in UTF-8
     */
    public static String text(String name, byte[] bytes) {
        if (bytes.length > LARGEST) {
            throw new InvalidContract(name + " is larger than " + LARGEST + " bytes.");
        }
        return StrictUtf8.decode(bytes)
                .orElseThrow(() -> new InvalidContract(name + ":"
                        + FaultyText.lineOfForeignByte(bytes).orElse(1) + " is not in UTF-8. Save it as UTF-8."));
    }
}
