using EdgeGateway.Service.Delivery.Media;
using EdgeGateway.Vision.Evidence;

namespace EdgeGateway.Service.Cases;

/// <summary>Hands the pictures of cases to delivery, each checked against what was signed.</summary>
internal sealed class CasePictures(CaseStore store, EvidenceFolder folder)
{
    public PictureSource Source => new(Read, StillFit.Shrink);

    private PictureFile Read(PictureRow row) =>
        store.Find(row.CaseId) is { } known && folder.PathOf(row.CaseId, known.Filed.Sighting.DecidedAt, row.Name) is { } path
            ? PictureFile.At(path, row.Sha256) : new PictureFile(null, PictureFile.Missing);
}
