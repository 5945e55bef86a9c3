using System.Text.Json.Nodes;

namespace EdgeGateway.Service.Configuration.Editing;

/// <summary>Rules and masks of one camera as its part of the file has them, to be changed.</summary>
/// <param name="CameraId">The camera.</param>
/// <param name="Index">Its place in the file's list.</param>
/// <param name="Revision">State of the file it was taken from.</param>
/// <param name="Rules">JSON as in the file.</param>
/// <param name="Masks">JSON as in the file.</param>
public sealed record CameraDraft(string CameraId, int Index, string Revision, JsonArray Rules, JsonArray Masks);
