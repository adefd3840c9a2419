/* main.c: starts the program
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-application.h"
#include "desk-config.h"

#include <glib/gi18n.h>
#include <locale.h>

int
main (int argc, char *argv[])
{
  g_autoptr (DeskApplication) application = NULL;

  /* A file that libsoup 3.2 reads over HTTP/2 is held in memory, and comes at a tenth of the speed. Before
   * there is a second thread. */
  g_setenv ("SOUP_FORCE_HTTP1", "1", FALSE);

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, FRONTDESK_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  g_set_application_name (_ ("Front Desk"));
  application = desk_application_new (G_APPLICATION_DEFAULT_FLAGS);

  return g_application_run (G_APPLICATION (application), argc, argv);
}
