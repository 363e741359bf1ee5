package dev.wirewatch.app;

import dev.wirewatch.config.SettingKey;
import dev.wirewatch.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder that {@code data.dir} names, checked before anything is started in it. */
final class DataFolder {
    private DataFolder() {}

    /**
     * Creates it if it is missing.
     *
     * @throws UserErrorException if nothing can be written there
     */
    static void require(Settings settings) {
        Path folder = settings.path(SettingKey.DATA_DIR);
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, "writable", null));
        } catch (IOException e) {
            throw new UserErrorException("wirewatch: nothing can be written to the data folder "
                    + folder.toAbsolutePath() + " (" + e + "); choose another folder with "
                    + SettingKey.DATA_DIR.key());
        }
    }
}
