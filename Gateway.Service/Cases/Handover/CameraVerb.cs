using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Hosting;
using EdgeGateway.Service.Seals;
using EdgeGateway.Service.Verbs;

namespace EdgeGateway.Service.Cases.Handover;

internal static class CameraVerb
{
    /// <summary>
    /// <c>camera export ID FILE --to GATEWAY</c>: the running gateway of this configuration gives the camera away; <c>camera import FILE [--key-id ID] [--take-back]</c>:
    /// it takes one over.
    /// </summary>
    public static async Task<int> RunAsync(CommandLine line)
    {
        if (line.Words is not (["export", _, _] or ["import", _]) || (line.Words[0] == "export" && line.Switches.GetValueOrDefault("to") is null))
        {
            await Console.Error.WriteLineAsync("camera export ID FILE --to GATEWAY [--config FILE]\ncamera import FILE [--key-id ID] [--take-back] [--config FILE]");
            return ExitCodes.BadUsage;
        }
        var (options, errors) = Configurations.Read(line.ConfigFile);
        if (options is null)
        {
            await Console.Error.WriteLineAsync(Configurations.Describe(errors));
            return ExitCodes.BadConfiguration;
        }
        try
        {
            using var gateway = OwnGateway.Client(options, "camera") ?? throw new IOException("web.port is 0");
            return await (line.Words[0] == "export" ? ExportAsync(gateway, line) : ImportAsync(gateway, line));
        }
        catch (Exception trouble) when (trouble is HttpRequestException or TaskCanceledException or IOException or UnauthorizedAccessException or System.Security.Cryptography.CryptographicException)
        {
            await Console.Error.WriteLineAsync($"{OwnGateway.WordsOf(trouble)}\n网关要在运行中，配置文件要是它用的那一份。 / The gateway must run, with this very configuration.");
            return ExitCodes.Refused;
        }
    }

    private static async Task<int> ExportAsync(HttpClient gateway, CommandLine line)
    {
        var (id, file) = (line.Words[1], line.Words[2]);
        // Before anything stops: a file that cannot be written would be a camera that runs nowhere.
        await using var target = new FileStream(file, FileMode.CreateNew, FileAccess.Write);
        using var answer = await gateway.PostAsync(new Uri($"/api/v1/cameras/{Uri.EscapeDataString(id)}/export?to={Uri.EscapeDataString(line.Switches["to"]!)}", UriKind.Relative), null);
        var body = await answer.Content.ReadAsByteArrayAsync();
        if (!answer.IsSuccessStatusCode)
        {
            await target.DisposeAsync();
            File.Delete(file);
            return await SayNoAsync(body);
        }
        await target.WriteAsync(body);
        target.Flush(flushToDisk: true);
        await Console.Out.WriteLineAsync($"{id} → {line.Switches["to"]}: {file} ({body.Length} bytes)\nkey-id {SignedDocument.Verify(body, null).KeyId}");
        return ExitCodes.Done;
    }

    private static async Task<int> ImportAsync(HttpClient gateway, CommandLine line)
    {
        using var content = new ByteArrayContent(await File.ReadAllBytesAsync(line.Words[1]));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        var key = line.Switches.GetValueOrDefault("key-id") is { } id ? $"&keyId={Uri.EscapeDataString(id)}" : "";
        var back = line.Switches.ContainsKey("take-back") ? "true" : "false";
        using var answer = await gateway.PostAsync(new Uri($"/api/v1/cameras/import?takeBack={back}{key}", UriKind.Relative), content);
        var body = await answer.Content.ReadAsByteArrayAsync();
        if (!answer.IsSuccessStatusCode)
            return await SayNoAsync(body);
        await Console.Out.WriteLineAsync(Encoding.UTF8.GetString(body));
        return ExitCodes.Done;
    }

    private static async Task<int> SayNoAsync(byte[] body)
    {
        await Console.Error.WriteLineAsync(DetailOf(body));
        return ExitCodes.Refused;
    }

    private static string DetailOf(byte[] body)
    {
        try
        {
            using var problem = JsonDocument.Parse(body);
            return problem.RootElement.GetProperty("detail").GetString() ?? "";
        }
        catch (Exception other) when (other is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return Encoding.UTF8.GetString(body);
        }
    }
}
