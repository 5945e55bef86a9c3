using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using EdgeGateway.Service.Seals;
using EdgeGateway.Vision;
using EdgeGateway.Vision.Evidence;

namespace EdgeGateway.Service.Cases.Handover;

/// <summary>
/// Gives a camera to another box and takes one over: the giving box stops first, then writes down what stands where since when and which cases are open; the taking box
/// goes on with exactly that, once. Nothing is closed, opened or told twice by it.
/// </summary>
internal sealed partial class HandoverDesk(CameraHost host, HandoverStore store, EvidenceFolder evidence, MemoryKeeper memory, HandoverSetup setup) : IDisposable
{
    /// <summary>Most bytes of pictures that travel in one document; further ones stay on the giving box.</summary>
    private const long MostPictureBytes = 64_000_000;

    private readonly SemaphoreSlim _one = new(1, 1);

    public void Dispose() => _one.Dispose();

    /// <param name="camera">Id of the camera.</param>
    /// <param name="to">Gateway id of the box that may go on with it.</param>
    /// <param name="stopping">Gives up waiting; a handover that has begun is carried out.</param>
    /// <exception cref="Journal.JournalUnavailableException">Nothing was given; the camera goes on.</exception>
    public async Task<HandoverOutcome> GiveAsync(string camera, string to, CancellationToken stopping)
    {
        await _one.WaitAsync(stopping);
        try
        {
            if (to == setup.GatewayId)
                return new HandoverOutcome(HandoverWord.InTheWay, "a box does not hand a camera over to itself");
            if (store.Find(camera) is { State: HandoverRow.Given } given)
            {
                return given.Peer == to && store.DocumentOf(camera) is { } again
                    ? new HandoverOutcome(HandoverWord.Done, "given before; the same document again") { Document = Encoding.UTF8.GetBytes(again) }
                    : new HandoverOutcome(HandoverWord.InTheWay, $"it was given to {given.Peer} already");
            }
            return await host.HaltAsync(camera, stopping) ? await GiveHaltedAsync(camera, to) : new HandoverOutcome(HandoverWord.Unknown, camera);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <param name="document">What the other box gave.</param>
    /// <param name="keyId">Id of the key that must have signed it, as the giving box shows it; null: one of the trusted keys.</param>
    /// <param name="takeBack">It was given by this very box, and the other one will not take it.</param>
    /// <param name="stopping">Gives up waiting.</param>
    /// <exception cref="Journal.JournalUnavailableException">Nothing was taken.</exception>
    /// <exception cref="IOException">Its pictures cannot be written; nothing was taken.</exception>
    public async Task<HandoverOutcome> TakeAsync(ReadOnlyMemory<byte> document, string? keyId, bool takeBack, CancellationToken stopping)
    {
        await _one.WaitAsync(stopping);
        try
        {
            if (setup.Trust.Objection(document, takeBack ? setup.OwnKeyId : keyId) is { } doubt)
                return new HandoverOutcome(HandoverWord.NotTrusted, doubt);
            if (Parse(document) is not { } taken)
                return new HandoverOutcome(HandoverWord.NotTrusted, "signed, but no handover of a camera of this release");
            return Objection(taken, takeBack) ?? await TakeTrustedAsync(taken, stopping);
        }
        finally
        {
            _one.Release();
        }
    }

    private HandoverOutcome? Objection(HandoverDocument taken, bool takeBack)
    {
        var known = store.Find(taken.Camera);
        if (takeBack)
        {
            return known is { State: HandoverRow.Given } && known.Epoch == taken.Epoch && taken.From == setup.GatewayId
                ? null : new HandoverOutcome(HandoverWord.Late, "only what this box gave, and did not get back since, can be taken back");
        }
        if (taken.To != setup.GatewayId)
            return new HandoverOutcome(HandoverWord.ForAnother, $"it is for {taken.To}; this is {setup.GatewayId}");
        if (known is not null && known.Epoch >= taken.Epoch)
            return new HandoverOutcome(HandoverWord.Late, $"handover {taken.Epoch} of {taken.Camera} was taken over already: this box knows number {known.Epoch}");
        if (known is not { State: HandoverRow.Given } && host.IsRunning(taken.Camera))
            return new HandoverOutcome(HandoverWord.InTheWay, $"{taken.Camera} runs here and has begun to look for itself; switch it off and reload, then take it over");
        return null;
    }

    private async Task<HandoverOutcome> GiveHaltedAsync(string camera, string to)
    {
        try
        {
            var cases = store.OpenCases(camera);
            var left = MostPictureBytes;
            var given = new HandoverDocument(
                HandoverDocument.Current, camera, (store.Find(camera)?.Epoch ?? 0) + 1, setup.GatewayId, to, setup.Clock.GetUtcNow(), memory.Recall(camera)?.ToJson(),
                [.. cases.Select(one => CaseOf(one.Case, one.PlaceKey, ref left))]);
            var signed = SignedDocument.Sign(JsonSerializer.SerializeToUtf8Bytes(given, HandoverJson.Plain.HandoverDocument), setup.Key());
            await store.GiveAsync(given, Encoding.UTF8.GetString(signed));
            memory.Drop(camera);
            LogGiven(setup.Log, camera, to, given.Epoch, given.Cases.Count);
            return new HandoverOutcome(HandoverWord.Done, $"handover {given.Epoch} of {camera} to {to}, {given.Cases.Count} open cases") { Document = signed };
        }
        catch
        {
            await host.ResumeAsync(camera, CancellationToken.None);
            throw;
        }
    }

    private HandoverCase CaseOf(CaseRecord known, string placeKey, ref long left)
    {
        var pictures = new List<HandoverPicture>();
        foreach (var still in known.Stills.Where(still => still.Name.EndsWith(".jpg", StringComparison.Ordinal)))
        {
            if (still.Bytes > left || evidence.PathOf(known.Id, known.Filed.Sighting.DecidedAt, still.Name) is not { } path || !File.Exists(path))
                continue;
            left -= still.Bytes;
            pictures.Add(new HandoverPicture(still.Name, File.ReadAllBytes(path)));
        }
        return new HandoverCase(
            known.Filed, known.State, placeKey, known.LastSeen, known.DwellSeconds, known.Sightings, known.Seq is not null, known.Later, setup.Steps(known.Id), pictures);
    }

    private async Task<HandoverOutcome> TakeTrustedAsync(HandoverDocument taken, CancellationToken stopping)
    {
        var stills = taken.Cases.ToDictionary(one => one.Filed.CaseId, Write);
        await store.TakeAsync(taken, stills, setup.Clock.GetUtcNow());
        memory.Drop(taken.Camera);
        LogTaken(setup.Log, taken.Camera, taken.From, taken.Epoch, taken.Cases.Count);
        await host.ResumeAsync(taken.Camera, stopping);
        return new HandoverOutcome(HandoverWord.Done, $"handover {taken.Epoch} of {taken.Camera} from {taken.From}, {taken.Cases.Count} open cases");
    }

    /// <summary>Only pictures that are what the case says they are, and that are not here already.</summary>
    private IReadOnlyList<CaseStill> Write(HandoverCase one)
    {
        var (id, decided) = (one.Filed.CaseId, one.Filed.Sighting.DecidedAt);
        var known = one.Filed.Stills.Concat(one.Later).ToDictionary(still => still.Name, StringComparer.Ordinal);
        var fresh = one.Pictures.Where(IsFresh).Select(picture =>
        {
            var still = known[picture.Name];
            return new Still(still.Name, picture.Bytes, still.Width, still.Height, still.TakenAt);
        }).ToList();
        return fresh.Count == 0 ? [] : evidence.Write(id, decided, fresh);

        bool IsFresh(HandoverPicture picture) =>
            known.TryGetValue(picture.Name, out var still) && still.Sha256 == Convert.ToHexStringLower(SHA256.HashData(picture.Bytes))
            && evidence.PathOf(id, decided, picture.Name) is { } path && !File.Exists(path);
    }

    private static HandoverDocument? Parse(ReadOnlyMemory<byte> document)
    {
        try
        {
            using var parsed = JsonDocument.Parse(document);
            return parsed.RootElement.GetProperty("payload").Deserialize(HandoverJson.Plain.HandoverDocument) is { Format: HandoverDocument.Current } taken
                && (taken.Memory is null || SightMemory.Parse(taken.Memory) is not null) ? taken : null;
        }
        catch (Exception odd) when (odd is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Camera {Camera} handed over to {To} (number {Epoch}) with {Cases} open cases; it does not run here any more")]
    private static partial void LogGiven(ILogger log, string camera, string to, long epoch, int cases);

    [LoggerMessage(Level = LogLevel.Information, Message = "Camera {Camera} taken over from {From} (number {Epoch}) with {Cases} open cases")]
    private static partial void LogTaken(ILogger log, string camera, string from, long epoch, int cases);
}
