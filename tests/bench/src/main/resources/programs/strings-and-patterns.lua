-- The string library as scripts use it: find, match, gmatch, gsub, format, upper, sub, over a log of request lines.
local hosts = { "alpha", "beta", "gamma-7", "delta_2" }
local verbs = { "GET", "POST", "PUT", "DELETE" }
local lines, seed = {}, 42
local function random(n)
  seed = (seed * 3877 + 29573) % 139968
  return math.floor(seed * n / 139968) + 1
end
for i = 1, 50000 do
  lines[i] = string.format(
    "2026-11-%02d %02d:%02d %s http://%s.example.org:%d/items/%d?q=v%d&page=%d status=%d",
    i % 28 + 1, i % 24, i % 60, verbs[random(4)], hosts[random(4)], 8000 + random(80), i, random(1000), random(9), 100 * random(5))
end
local text = table.concat(lines, "\n")

local perHost, statuses, keys, digits, shouts = {}, 0, 0, 0, 0
for line in text:gmatch("[^\n]+") do
  local day, verb, host, port, path = line:match("^%d+%-%d+%-(%d+) [%d:]+ (%u+) http://([%w%-_%.]+):(%d+)(/[^?]*)")
  perHost[host] = (perHost[host] or 0) + tonumber(port) + #path + tonumber(day)
  statuses = statuses + tonumber(line:match("status=(%d+)$"))
  for key, value in line:gmatch("([%w_]+)=(%w+)") do
    keys = keys + #key * #value
  end
  if line:find("page=7", 1, true) then
    digits = digits + select(2, line:gsub("%d", "#"))
  end
  if verb == "POST" then
    shouts = shouts + #line:upper():gsub("HTTP://(%w+)", "<%1>")
  end
end
local expanded = ("$verb to $host, $verb again"):rep(2000):gsub("%$(%w+)", { verb = "GET", host = "alpha" })
print("strings", perHost["alpha.example.org"], perHost["gamma-7.example.org"], statuses, keys, digits, shouts, #expanded)
