local http = require("http")
local function events(path, options)
  local ok, err = pcall(function()
    for event in http.request(BASE .. path):stream(options):events() do print("event", event.data) end
  end)
  return err and tostring(err):gsub("127%S+:%d+", "host"), err
end

local message, err = events("/ndjson")
print(message)
-- expect: http://host/ndjson sent content type 'application/x-ndjson', not 'text/event-stream'; framing = "events" reads any body as events
print(err.kind, err:is("response"), err.status, err.response:json().n)
-- expect: decode	true	200	1
print((events("/bytes/0")))
-- expect: http://host/bytes/0 sent content type 'application/octet-stream', not 'text/event-stream'; framing = "events" reads any body as events
print((events("/status/200")))
-- expect: http://host/status/200 sent no content type, not 'text/event-stream'; framing = "events" reads any body as events
print(events("/status/204"))
-- expect: nil	nil
print(events("/mirror", { framing = "events" }))
-- expect: nil	nil
local forced = http.request{ url = BASE .. "/mirror", method = "POST", body = "data: 1\n\n" }
for event in forced:stream{ framing = "events" }:events() do print(event.data) end
-- expect: 1
print(events("/sse", { framing = "raw" }))
-- expect: events() cannot read the framing the stream was begun with; leave it out or make it framing = "events"	events() cannot read the framing the stream was begun with; leave it out or make it framing = "events"
local stream = http.request(BASE .. "/sse"):stream()
print(pcall(stream.events, stream, { framing = "events" }))
-- expect: false	bad argument #1 to 'events' (the options of a stream are given where it is begun: request:stream(options))

-- The answer may be there before it is known what it is read as.
local early = http.request(BASE .. "/bytes/0"):stream()
require("async").sleep(0.05)
print((select(2, pcall(early:events())).kind))
-- expect: decode
