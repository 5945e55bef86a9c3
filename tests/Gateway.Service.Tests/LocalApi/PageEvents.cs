using System.Text;
using System.Text.Json.Nodes;

namespace EdgeGateway.Service.Tests.LocalApi;

/// <summary>The stream of server-sent events as a page reads it.</summary>
internal static class PageEvents
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<StreamReader> ListenAsync(LocalRig rig)
    {
        var answer = await rig.Page.SendAsync(rig.Page.Sign(HttpMethod.Get, "/local/v1/events"), HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(Cancel), Encoding.UTF8);
        Assert.Equal(": connected", await reader.ReadLineAsync(Cancel));
        return reader;
    }

    /// <summary>Data of the next event of this name.</summary>
    public static async Task<JsonObject> NextAsync(StreamReader reader, string name)
    {
        while (await reader.ReadLineAsync(Cancel) is { } line)
        {
            if (line == $"event: {name}")
                return JsonNode.Parse((await reader.ReadLineAsync(Cancel))!["data: ".Length..])!.AsObject();
        }
        throw new EndOfStreamException($"The stream ended before {name}.");
    }
}
