local http = require("http")
local function values(kind, body, options)
  local request = http.request{
    url = BASE .. "/mirror", method = "POST", headers = { ["Content-Type"] = kind }, body = body }
  for value in request:stream(options):json() do print(value) end
end
values("text/event-stream", "data: 1\n\ndata:\n\ndata: 2\n\n")
values("application/x-ndjson", "3\n\nnull\n", { framing = "lines" })
values("text/event-stream", "data:\n\n")
-- expect: 1
-- expect: 2
-- expect: 3
-- expect: null
