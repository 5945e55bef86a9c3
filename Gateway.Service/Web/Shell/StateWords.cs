using EdgeGateway.Protocols.Messages;
using MudBlazor;

namespace EdgeGateway.Service.Web.Shell;

/// <summary>Word, icon and colour of a state: the three always go together, so that nobody depends on seeing colours.</summary>
/// <param name="Word">For people.</param>
/// <param name="Icon">SVG path.</param>
/// <param name="Class">CSS class that carries the colour.</param>
internal sealed record StateWords(Bilingual Word, string Icon, string Class)
{
    public static StateWords Of(ThingState state) => state switch
    {
        ThingState.Online => new(new("正常", "Working"), Icons.Material.Rounded.CheckCircle, "eg-good"),
        ThingState.Starting => new(new("启动中", "Starting"), Icons.Material.Rounded.HourglassTop, "eg-idle"),
        ThingState.Degraded => new(new("需留意", "Needs attention"), Icons.Material.Rounded.Warning, "eg-warn"),
        ThingState.Offline => new(new("不可用", "Not working"), Icons.Material.Rounded.Error, "eg-bad"),
        ThingState.Disabled => new(new("已停用", "Switched off"), Icons.Material.Rounded.PauseCircle, "eg-idle"),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Unknown state"),
    };
}
