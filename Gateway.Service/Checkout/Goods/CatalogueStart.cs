using System.Security.Cryptography;

namespace EdgeGateway.Service.Checkout.Goods;

/// <summary>
/// Which edition counts: what was imported last. A configured file that was never seen before counts as imported when it is seen; one
/// whose bytes are in the history does not push a later import out.
/// </summary>
internal static class CatalogueStart
{
    /// <exception cref="InvalidDataException">The configured file was changed after the check of the configuration.</exception>
    public static Catalogue Load(string? configured, CatalogueStore store)
    {
        if (Fresh(configured, store, null) is { } fresh)
            return fresh.Catalogue ?? throw new InvalidDataException($"The catalogue {configured} was changed after the check: {string.Join(' ', fresh.Errors)}");
        return store.Current()?.Catalogue ?? store.NewestSound()?.Catalogue ?? CatalogueReader.Sample();
    }

    /// <summary>What is in effect, or will be within seconds, seen from the folder alone; changes nothing. Null when it cannot be read.</summary>
    public static Catalogue? Look(string? configured, CatalogueStore store)
    {
        if (configured is not null && CatalogueReader.ReadFile(configured).Catalogue is { } file && !store.Knows(file.Edition.Sha256))
            return file;
        return store.CurrentSha() is null && store.History().Count == 0 ? CatalogueReader.Sample() : store.Current()?.Catalogue ?? store.NewestSound()?.Catalogue;
    }

    /// <summary>The configured file when it is news, installed; null when it is not, or there is none.</summary>
    /// <param name="inEffect">Checksum of the edition in effect; null at the start.</param>
    public static CatalogueReading? Fresh(string? configured, CatalogueStore store, string? inEffect)
    {
        if (configured is null || !File.Exists(configured))
            return null;
        var bytes = File.ReadAllBytes(configured);
        var sha = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (sha == inEffect || store.Knows(sha))
            return null;
        var reading = CatalogueReader.ReadFile(configured);
        return reading.Catalogue is null ? reading : store.Install(bytes);
    }
}
