-- One million coroutines made and dropped.
local function body()
end
local create, co = coroutine.create, nil
for _ = 1, 1000000 do
  co = create(body)
end
print("create", coroutine.status(co))
