using EdgeGateway.Vision.Capture;
using Microsoft.Extensions.Logging;

namespace EdgeGateway.Vision.CameraHealth;

/// <summary>Watches one camera's sight: takes an impression now and then, asks the judge, keeps the reference. Any thread.</summary>
internal sealed partial class CameraWatch
{
    private readonly CameraHealthOptions _options;
    private readonly string _camera;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private readonly ReferenceFile _file;
    private readonly HealthJudge _judge;
    private readonly Lock _gate = new();
    private readonly long _start;
    private CameraHealthReport _report = CameraHealthReport.Unknown;
    private TimeSpan? _looked;
    private TimeSpan _spent;
    private long _looks;
    private int _lastEpoch = -1;

    public CameraWatch(CameraOptions camera, string dataDirectory, TimeProvider clock, ILogger log)
    {
        (_options, _camera, _clock, _log, _start) = (camera.Health, camera.Id, clock, log, clock.GetTimestamp());
        _file = new ReferenceFile(dataDirectory, camera.Id, log);
        _judge = new HealthJudge(_options, _options.Enabled ? _file.Read() : []);
    }

    /// <summary>Faults came or went, or rules were suspended or set free. Raised outside the lock, on the caller's thread.</summary>
    public event Action<CameraHealthReport>? Changed;

    public CameraHealthReport Report => Volatile.Read(ref _report);

    /// <summary>Looks at the picture if it is time to. Does not dispose it.</summary>
    /// <returns>Whether rules may judge this picture.</returns>
    public bool Look(Frame frame)
    {
        var at = _clock.GetElapsedTime(_start);
        if (!_options.Enabled)
            return true;
        // Right after a reconnect at once: the camera may have been turned meanwhile.
        if (_looked is { } looked && at - looked < _options.Every && frame.Epoch == _lastEpoch)
            return !Report.RulesSuspended;
        (_looked, _lastEpoch) = (at, frame.Epoch);
        Update(() =>
        {
            var begun = _clock.GetTimestamp();
            var learned = _judge.Look(Impression.Of(frame), frame.Epoch, frame.StreamTime, at, _clock.GetUtcNow());
            _spent += _clock.GetElapsedTime(begun);
            _looks++;
            if (learned is null)
                return;
            _file.Write(_judge.References);
            LogLearned(_log, _camera, learned.Light);
        });
        return !Report.RulesSuspended;
    }

    /// <summary>Whether pictures come; asked every few seconds.</summary>
    public void Tick(bool hasPicture)
    {
        if (_options.Enabled)
            Update(() => _judge.Tick(hasPicture, _clock.GetElapsedTime(_start)));
    }

    /// <summary>An operator says that what the camera sees now is right: the reference is learned anew.</summary>
    public void RenewReference()
    {
        LogRenewed(_log, _camera);
        Update(() =>
        {
            _judge.Renew();
            _file.Write([]);
        });
    }

    private void Update(Action change)
    {
        CameraHealthReport before, after;
        lock (_gate)
        {
            before = Report;
            change();
            after = Describe(before);
            Volatile.Write(ref _report, after);
        }
        foreach (var fault in after.Faults.Where(fault => !Has(before, fault)))
            LogBegan(_log, _camera, fault.Name, fault.Measure);
        foreach (var fault in before.Faults.Where(fault => !Has(after, fault)))
            LogEnded(_log, _camera, fault.Name);
        if (after.RulesSuspended != before.RulesSuspended || after.Faults.Count != before.Faults.Count || !after.Faults.All(fault => Has(before, fault)))
            Changed?.Invoke(after);
    }

    private static bool Has(CameraHealthReport report, CameraFault fault) => report.Faults.Any(each => each.Kind == fault.Kind && each.Since == fault.Since);

    private CameraHealthReport Describe(CameraHealthReport before) => new(
        [.. _judge.Spells.Where(spell => spell.IsActive).Select(spell => Describe(spell, before))],
        [.. _judge.Spells.Where(spell => spell.IsWell).Select(spell => FaultNames.Of(spell.Kind))],
        _judge.IsUnsafe,
        _judge.Measures.Where(pair => pair.Value.Length > 0).ToDictionary(pair => FaultNames.Of(pair.Key), pair => pair.Value),
        _judge.References.ToDictionary(reference => reference.Light == Light.Day ? "day" : "night", reference => reference.TakenAt),
        _looks == 0 ? 0 : Math.Round(_spent.TotalMilliseconds / _looks, 2),
        _judge.Quality);

    /// <summary>A fault keeps the time and figures it began with.</summary>
    private CameraFault Describe(FaultSpell spell, CameraHealthReport before) =>
        before.Faults.FirstOrDefault(fault => fault.Kind == spell.Kind)
        ?? new(
            spell.Kind,
            _clock.GetUtcNow() - (_clock.GetElapsedTime(_start) - spell.Since),
            FaultTroubles.Of(spell.Kind),
            _judge.Measures.GetValueOrDefault(spell.Kind, ""));

    [LoggerMessage(Level = LogLevel.Warning, Message = "Camera {Camera}: fault {Fault} ({Measure}). Look at its picture; its rules wait unless it is only lost")]
    private static partial void LogBegan(ILogger log, string camera, string fault, string measure);

    [LoggerMessage(Level = LogLevel.Information, Message = "Camera {Camera}: fault {Fault} is over")]
    private static partial void LogEnded(ILogger log, string camera, string fault);

    [LoggerMessage(Level = LogLevel.Information, Message = "Camera {Camera}: reference picture learned ({Light})")]
    private static partial void LogLearned(ILogger log, string camera, Light light);

    [LoggerMessage(Level = LogLevel.Information, Message = "Camera {Camera}: an operator renews the reference picture")]
    private static partial void LogRenewed(ILogger log, string camera);
}
