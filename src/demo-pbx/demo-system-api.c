/* demo-system-api.c: endpoints 2 to 6, 9, 10, 35, 36 and 43, which only read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo-api.h"
#include "demo-body.h"
#include "demo-clock.h"
#include "demo-office.h"
#include "demo-reference.h"

#include <math.h>

#define N_CORES 4
#define MEMORY_TOTAL G_GINT64_CONSTANT (4017598464)
#define SWAP_TOTAL G_GINT64_CONSTANT (500166656)

static JsonNode *
get_time (DemoPbx *pbx, const DemoRequest *request, GError **error)
{
  g_autoptr (GDateTime) now = demo_clock_get_now (pbx->clock);
  g_autofree char *text = g_date_time_format (now, "%Y-%m-%d %H:%M");

  return json_node_init_string (json_node_alloc (), text);
}

static JsonNode *
get_version (DemoPbx *pbx, const DemoRequest *request, GError **error)
{
  JsonObject *object = json_object_new ();
  g_autoptr (GDateTime) now = demo_clock_get_now (pbx->clock);
  g_autofree char *time = g_date_time_format (now, "%Y-%m-%d %H:%M");
  gint64 minutes = (13 * 24 + 23) * 60 + 40 + demo_clock_get_uptime (pbx->clock) / G_TIME_SPAN_MINUTE;
  g_autofree char *uptime =
    g_strdup_printf ("%s / %" G_GINT64_FORMAT " days, %02d:%02d", time, minutes / (24 * 60),
                     (int) (minutes / 60 % 24), (int) (minutes % 60));

  json_object_set_string_member (object, "1model", "FIBERME-FCM5600");
  json_object_set_string_member (object, "2DeviceName", "Demonstration");
  json_object_set_string_member (object, "3WAN-IP", "192.168.11.150");
  json_object_set_string_member (object, "4WAN-Mac", "00:E0:70:2F:47:A7");
  json_object_set_string_member (object, "5LAN-IP", "192.168.10.100");
  json_object_set_string_member (object, "6LAN-Mac", "00:E0:70:33:24:A3");
  json_object_set_string_member (object, "7hardwareVersion", "V4");
  json_object_set_string_member (object, "8version", "v4.0.0");
  json_object_set_string_member (object, "9Uptime", uptime);
  return demo_node_take_object (object);
}

/* Between 0 and 1, up and down as the device's day goes by, each @salt with its own rhythm. */
static double
wave (DemoPbx *pbx, double salt)
{
  double seconds = demo_clock_get_uptime (pbx->clock) / (double) G_TIME_SPAN_SECOND;

  return 0.5 + 0.3 * sin (seconds / 7 + salt * 2.1) + 0.2 * sin (seconds / 2.3 + salt * 5.3);
}

static JsonNode *
get_cpu (DemoPbx *pbx, const DemoRequest *request, GError **error)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < N_CORES; i++)
    json_array_add_double_element (array, CLAMP (12.0 + 31.7 * wave (pbx, i), 0.0, 100.0));
  return demo_node_take_array (array);
}

static JsonObject *
make_swap (void)
{
  JsonObject *swap = json_object_new ();

  json_object_set_int_member (swap, "total", SWAP_TOTAL);
  json_object_set_int_member (swap, "used", 1572864);
  json_object_set_int_member (swap, "free", SWAP_TOTAL - 1572864);
  json_object_set_double_member (swap, "usedPercent", 1572864 * 100.0 / SWAP_TOTAL);
  json_object_set_int_member (swap, "sin", 1867776);
  json_object_set_int_member (swap, "sout", 4386816);
  json_object_set_int_member (swap, "pgIn", 0);
  json_object_set_int_member (swap, "pgOut", 0);
  json_object_set_int_member (swap, "pgFault", 0);
  json_object_set_int_member (swap, "pgMajFault", 0);
  return swap;
}

static JsonNode *
get_memory (DemoPbx *pbx, const DemoRequest *request, GError **error)
{
  static const struct
  {
    const char *name;
    gint64 value;
  } rest[] = {
    { "active", 1252728832 },
    { "inactive", 620261376 },
    { "wired", 0 },
    { "laundry", 0 },
    { "buffers", 46747648 },
    { "cached", 808103936 },
    { "writeBack", 0 },
    { "dirty", 20480 },
    { "writeBackTmp", 0 },
    { "shared", 41365504 },
    { "slab", 99045376 },
    { "sreclaimable", 55652352 },
    { "sunreclaim", 43393024 },
    { "pageTables", 10772480 },
    { "swapCached", 581632 },
    { "commitLimit", 2508963840 },
    { "committedAS", 3012792320 },
    { "highTotal", 0 },
    { "highFree", 0 },
    { "lowTotal", 0 },
    { "lowFree", 0 },
    { "swapTotal", SWAP_TOTAL },
    { "swapFree", SWAP_TOTAL - 1572864 },
    { "mapped", 268148736 },
    { "vmallocTotal", 35184372087808 },
    { "vmallocUsed", 0 },
    { "vmallocChunk", 0 },
    { "hugePagesTotal", 0 },
    { "hugePagesFree", 0 },
    { "hugePageSize", 2097152 },
  };
  JsonObject *data = json_object_new ();
  JsonObject *memory = json_object_new ();
  gint64 used = 1100000000 + (gint64) (180000000 * wave (pbx, 9));
  gint64 available = MEMORY_TOTAL - used - 278000000;

  json_object_set_int_member (memory, "total", MEMORY_TOTAL);
  json_object_set_int_member (memory, "available", available);
  json_object_set_int_member (memory, "used", used);
  json_object_set_double_member (memory, "usedPercent", used * 100.0 / MEMORY_TOTAL);
  json_object_set_int_member (memory, "free", available - 576000000);
  for (guint i = 0; i < G_N_ELEMENTS (rest); i++)
    json_object_set_int_member (memory, rest[i].name, rest[i].value);
  json_object_set_object_member (data, "swap", make_swap ());
  json_object_set_object_member (data, "virtual", memory);
  return demo_node_take_object (data);
}

static JsonNode *
get_disk (DemoPbx *pbx, const DemoRequest *request, GError **error)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "rcdtotal", "0");
  json_object_set_string_member (object, "rcdused", "");
  json_object_set_string_member (object, "systotal", "5403");
  json_object_set_string_member (object, "sysused", "2354");
  json_object_set_string_member (object, "usbtotall", "30517");
  json_object_set_string_member (object, "usbused", "12080");
  return demo_node_take_object (object);
}

static JsonNode *
get_trunk_info (DemoPbx *pbx, const DemoRequest *request, GError **error)
{
  return demo_node_take_object (demo_trunks_make_info (demo_office_get_trunks (pbx->office)));
}

static JsonNode *
get_trunk_status (DemoPbx *pbx, const DemoRequest *request, GError **error)
{
  return demo_node_take_array (demo_trunks_make_status (demo_office_get_trunks (pbx->office)));
}

static JsonNode *
list_music (DemoPbx *pbx, const DemoRequest *request, GError **error)
{
  return demo_node_take_array (demo_reference_list_music ());
}

static JsonNode *
list_dial_plans (DemoPbx *pbx, const DemoRequest *request, GError **error)
{
  return demo_node_take_array (demo_reference_list_dial_plans ());
}

static JsonNode *
list_time_rules (DemoPbx *pbx, const DemoRequest *request, GError **error)
{
  return demo_node_take_array (demo_reference_list_time_rules ());
}

const DemoRoute demo_management_routes[] = {
  { "GET", "/pbx/systeminfo/system-current-time", get_time },
  { "GET", "/pbx/systeminfo/version", get_version },
  { "GET", "/pbx/systeminfo/cpu", get_cpu },
  { "GET", "/pbx/systeminfo/mem", get_memory },
  { "GET", "/pbx/systeminfo/disk", get_disk },
  { "GET", "/pbx/systeminfo/trunk-info", get_trunk_info },
  { "GET", "/pbx/systeminfo/trunk-status", get_trunk_status },
  { "GET", "/pbx/voice-file/list-music-on-hold-voice-file-folder", list_music },
  { "GET", "/pbx/dial-context/list-dial-plan-simple-info", list_dial_plans },
  { "GET", "/pbx/time-rule/list-time-rule-simple-info", list_time_rules },
  { NULL },
};
