using Microsoft.Playwright;

namespace EdgeGateway.Service.Tests.Checkout;

/// <summary>What a person with weak eyes would complain about, measured in the browser.</summary>
internal static class Looks
{
    /// <summary>Texts of the till below 20 px.</summary>
    public static Task<string[]> TooSmallAsync(IPage page) => page.EvaluateAsync<string[]>("""
        () => [...document.querySelectorAll('.till *, .eg-bar *')]
          .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()) && parseFloat(getComputedStyle(e).fontSize) < 20)
          .map(e => e.className + ': ' + e.textContent)
        """);

    /// <summary>Texts whose contrast with their ground is below 4.5 to 1 (WCAG AA). Switched-off buttons are left out, as the standard does.</summary>
    public static Task<string[]> TooFaintAsync(IPage page) => page.EvaluateAsync<string[]>("""
        () => {
          const parse = text => { const n = text.match(/[\d.]+/g).map(Number); return { rgb: n.slice(0, 3), a: n.length > 3 ? n[3] : 1 }; };
          const over = (top, a, under) => top.map((c, i) => c * a + under[i] * (1 - a));
          const light = rgb => { const [r, g, b] = rgb.map(c => { c /= 255; return c <= .03928 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4; }); return .2126 * r + .7152 * g + .0722 * b; };
          const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + .05) / (y + .05); };
          const ground = e => { if (!e) return [255, 255, 255]; const c = parse(getComputedStyle(e).backgroundColor); return c.a === 0 ? ground(e.parentElement) : over(c.rgb, c.a, ground(e.parentElement)); };
          const seen = [];
          for (const e of document.querySelectorAll('.till *, .eg-bar *')) {
            if (![...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()) || e.closest(':disabled, .till-hidden')) continue;
            const back = ground(e), style = getComputedStyle(e), ink = parse(style.color);
            let a = ink.a; for (let p = e; p; p = p.parentElement) a *= parseFloat(getComputedStyle(p).opacity);
            const r = ratio(over(ink.rgb, a, back), back);
            if (r < 4.5) seen.push(`${r.toFixed(1)} ${e.className}: ${e.textContent.trim().slice(0, 30)}`);
          }
          return seen;
        }
        """);
}
