local http = require("http")
for line in http.request(BASE .. "/ndjson"):stream():lines() do print(line) end
for value in http.request(BASE .. "/ndjson"):stream():json() do print(value.n, value.text) end
local whole = {}
for chunk in http.request(BASE .. "/chunked?n=4"):stream():chunks() do whole[#whole + 1] = chunk end
print(table.concat(whole))
for value in http.request(BASE .. "/echo"):stream():json() do print(value.target) end
local blank = 0
for line in http.request(BASE .. "/sse"):stream():lines() do blank = blank + (line == "" and 1 or 0) end
print("blank lines", blank > 0)
for _ in http.request(BASE .. "/bytes/0"):stream():chunks() do print("never") end
-- expect: {"n":1}
-- expect: {"n":2,"text":"grün"}
-- expect: {"n":3}
-- expect: 1	nil
-- expect: 2	grün
-- expect: 3	nil
-- expect: chunk 1;chunk 2;chunk 3;chunk 4;
-- expect: /echo
-- expect: blank lines	true
